# Words of this page.
