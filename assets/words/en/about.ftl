# About.
about-title = About Mainstay
about-version = Version { $version }
about-what = Mainstay is a private journal for getting through, day by day. It holds check-ins, small goals, and the people who help.
about-stays = It stays on this computer. No account. Nothing is sent anywhere.
about-not = It is a notebook. It is not medical advice, and not a treatment.
about-no-one = No one is watching over it. It can not see how you are, and no one is told.
about-medicine = Please do not stop or change a medicine because of a chart. Ask first.
about-from = Its goals are informed by Whole Health Action Management. It is not affiliated with it or endorsed by it.
about-license = Free to use, share and change, under the MIT license or Apache 2.0.
about-path = Your journal is at { $path }
about-paths = In a shell, mainstay paths shows where all files are.
