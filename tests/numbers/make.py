#!/usr/bin/env python3
"""Makes numbers.json: figures on made-up days, by scipy, statsmodels, lifelines and NumPy.

tests/it/numbers.rs holds the program's own figures against them. To make it anew:

    python3 -m venv venv && venv/bin/pip install numpy scipy pandas statsmodels lifelines
    venv/bin/python tests/numbers/make.py > tests/numbers/numbers.json
"""

import json
import sys
from math import log2

import numpy as np
import pandas as pd
from lifelines import KaplanMeierFitter
from scipy import stats
from statsmodels.robust.scale import mad
from statsmodels.stats.multitest import multipletests

RANDOM = np.random.default_rng(20260105)


def life(days, lean=0.5, answered=0.7, rise=0.0):
    """Levels of 1 to 5, each day leaning on the one before; None where nothing was answered."""
    away, levels = 0.0, []
    for day in range(days):
        away = lean * away + RANDOM.normal() * np.sqrt(1 - lean**2)
        level = int(np.clip(np.rint(3 + 0.9 * away + rise * day), 1, 5))
        levels.append(level if RANDOM.random() < answered else None)
    return levels


def usual(levels):
    """Quartiles and spread of the newest 28 values of the last 60 days."""
    values = [level for level in levels[-60:] if level is not None][-28:]
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75])
    spread = float(mad(values, center=np.median, c=1 / 1.4826))
    return {"low": low, "middle": middle, "high": high, "spread": max(spread, 0.2), "n": len(values)}


def smoothed(levels):
    """pandas' exponentially weighted average. Over a gap a new value weighs as if it had been there each day of it."""
    line = pd.Series(levels, dtype=float).bfill().ewm(alpha=0.25, adjust=False).mean()
    return [[day, float(line[day])] for day, level in enumerate(levels) if level is not None][6:]


def weekly(levels, weeks=26):
    """Averages of weeks that end with the last day, with three values or more."""
    found = []
    for back in range(weeks):
        end = len(levels) - 7 * back
        if end <= 0:
            break
        start = max(end - 7, 0)
        values = [level for level in levels[start:end] if level is not None]
        if len(values) >= 3:
            found.append((-back, float(np.mean(values))))
    return sorted(found)


def direction(levels):
    """scipy's Theil-Sen slope of weekly averages, and a bootstrap of it over weeks."""
    weeks = weekly(levels)
    at, value = np.array([w[0] for w in weeks], float), np.array([w[1] for w in weeks])
    slope = stats.theilslopes(value, at).slope
    draws = []
    while len(draws) < 8000:
        pick = RANDOM.integers(0, len(at), len(at))
        if len(set(pick)) > 1:
            draws.append(stats.theilslopes(value[pick], at[pick]).slope)
    # Where the 5 % of a thousand draws can lie: give or take 2 %, three times its deviation.
    low, high = np.quantile(draws, [0.03, 0.07]), np.quantile(draws, [0.93, 0.97])
    return {"slope": float(slope), "low": low.tolist(), "high": high.tolist(), "weeks": len(weeks)}


def kaplan_meier(lengths, passed):
    median = KaplanMeierFitter().fit(lengths, passed).median_survival_time_
    return {"lengths": lengths, "passed": passed, "median": None if np.isinf(median) else int(median)}


def compared(levels, yes, lag):
    """A moving-block bootstrap of many more draws than the program's."""
    length, block, draws = 90, 7, 100_000
    rows = np.zeros((length, 4))
    for at in range(length):
        day = len(levels) - length + at
        if levels[day] is None or day - lag < 0:
            continue
        side = 0 if yes[day - lag] else 2
        rows[at, side : side + 2] = [1, levels[day]]
    starts = RANDOM.integers(0, length - block + 1, (draws, -(-length // block)))
    blocks = np.stack([rows[start : start + block].sum(0) for start in range(length - block + 1)])
    drawn = blocks[starts].sum(1)
    drawn = drawn[(drawn[:, 0] > 0) & (drawn[:, 2] > 0)]
    error = float(np.std(drawn[:, 1] / drawn[:, 0] - drawn[:, 3] / drawn[:, 2], ddof=1))
    with_it, without = rows[rows[:, 0] > 0, 1], rows[rows[:, 2] > 0, 3]
    difference = float(with_it.mean() - without.mean())
    low, high = stats.t.interval(0.90, 11, difference, error)
    return {"lag": lag, "with": float(with_it.mean()), "without": float(without.mean()),
            "n_with": len(with_it), "n_without": len(without), "difference": difference, "error": error,
            "low": float(low), "high": float(high), "chance": float(2 * stats.t.sf(abs(difference) / error, 11))}


def main():
    lives = [life(days, rise=rise) for days, rise in [(40, 0), (90, 0), (200, 0.008), (200, -0.005), (120, 0)]]
    lives += [[3] * 60, [1, 5] * 45]
    long_lives = [levels for levels in lives if len(weekly(levels)) >= 8]
    dips = []
    for size in (5, 8, 12, 20, 40):
        lengths = [int(days) for days in RANDOM.integers(1, 25, size)]
        dips.append(kaplan_meier(lengths, [bool(it) for it in RANDOM.random(size) < 0.75]))
    dips.append(kaplan_meier([3, 5, 9, 9, 12], [True, True, True, False, False]))
    dips.append(kaplan_meier([2, 2, 2, 9, 9, 9, 9, 9], [True] * 3 + [False] * 5))
    comparisons = []
    for levels in (life(90), life(90, lean=0.2, answered=0.9), life(120, answered=0.6)):
        yes = [bool(it) for it in RANDOM.random(len(levels)) < 0.45]
        lifted = [None if level is None else min(5, level + int(it)) for level, it in zip(levels, yes)]
        comparisons.append({"levels": levels, "yes": yes, **compared(levels, yes, 0)})
        comparisons.append({"levels": lifted, "yes": yes, **compared(lifted, yes, 0)})
        comparisons.append({"levels": lifted, "yes": yes, **compared(lifted, yes, 1)})
    many = []
    for size in (1, 4, 20, 60):
        chances = np.concatenate([RANDOM.random(size), RANDOM.random(max(1, size // 4)) * 0.01])
        many.append({"chances": chances.tolist(),
                     "out": multipletests(chances, alpha=0.10, method="fdr_bh")[0].tolist()})
    limits = [{"n": n, "run": int(np.floor(log2(n) + 3 + 0.5)), "crossings": int(stats.binom.ppf(0.05, n - 1, 0.5))}
              for n in range(11, 1200)]
    json.dump({
        "usual": [{"levels": levels, **usual(levels)} for levels in lives],
        "smoothed": [{"levels": levels, "line": smoothed(levels)} for levels in lives],
        "direction": [{"levels": levels, **direction(levels)} for levels in long_lives],
        "kaplan_meier": dips,
        "compared": comparisons,
        "stand_out": many,
        "limits": limits,
    }, sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
