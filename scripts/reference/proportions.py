"""Makes src/insight/statistics/reference/proportions.json: what statsmodels and scipy say of invented counts.

Run: python3 scripts/reference/proportions.py > src/insight/statistics/reference/proportions.json
The difference in differences is a saturated linear probability model: ordinary least squares of the outcome on site, period
and their product, with the heteroscedasticity-robust (HC0) variance, which is the unpooled one.
"""
import json
import sys

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy.stats import norm
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight
from statsmodels.stats.proportion import proportion_confint


def difference_in_differences(cells):
    y, x = [], []
    for key, (site, period) in {"there_after": (1, 1), "there_before": (1, 0), "elsewhere_after": (0, 1), "elsewhere_before": (0, 0)}.items():
        k, n = cells[key]
        y += [1] * k + [0] * (n - k)
        x += [[1, site, period, site * period]] * n
    fit = sm.OLS(np.array(y, dtype=float), np.array(x, dtype=float)).fit(cov_type="HC0", use_t=False)
    lower, upper = fit.conf_int(0.05)[3]
    return {"cells": cells, "estimate": fit.params[3], "error": fit.bse[3], "lower": lower, "upper": upper}


def survival(name, seed, n):
    draw = np.random.default_rng(seed)
    exit_month = np.ceil(draw.weibull(1.2, n) * 8)
    horizon = np.ceil(draw.uniform(1, 24, n))
    time = np.minimum(exit_month, horizon)
    cause = np.where(exit_month <= horizon, draw.integers(1, 3, n), 0)
    rows = [[float(t), int(((time == t) & (cause == 1)).sum()), int(((time == t) & (cause == 2)).sum()), int(((time == t) & (cause == 0)).sum())] for t in np.unique(time)]
    curve = SurvfuncRight(time, (cause > 0).astype(int))
    incidence = CumIncidenceRight(time, cause)
    return {
        "name": name,
        "counts": rows,
        "survival": {"time": curve.surv_times.tolist(), "at_risk": curve.n_risk.tolist(), "value": curve.surv_prob.tolist(), "error": curve.surv_prob_se.tolist()},
        "incidence": {"time": incidence.times.tolist(), "value": [c.tolist() for c in incidence.cinc]},
    }


wilson = []
for k, n in [(0, 5), (5, 5), (7, 13), (104, 445), (289, 445)]:
    for level in (0.8, 0.95, 0.999):
        lower, upper = proportion_confint(k, n, alpha=1 - level, method="wilson")
        wilson.append({"successes": k, "n": n, "level": level, "lower": float(lower), "upper": float(upper)})

def finite(value):
    """JSON has no NaN: what a reference cannot say is null."""
    if isinstance(value, dict):
        return {key: finite(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(one) for one in value]
    return None if isinstance(value, float) and not np.isfinite(value) else value


json.dump(finite(
    {
        "made_with": f"Python {sys.version.split()[0]}; statsmodels {statsmodels.__version__}; scipy {scipy.__version__}; numpy {np.__version__}",
        "made_by": "scripts/reference/proportions.py",
        "quantiles": [[p, float(norm.ppf(p))] for p in (1e-12, 1e-6, 0.001, 0.025, 0.05, 0.3, 0.42, 0.5, 0.6, 0.9, 0.95, 0.975, 0.995, 0.9999999)],
        "wilson": wilson,
        "differences": [
            difference_in_differences({"there_after": [54, 100], "there_before": [46, 100], "elsewhere_after": [540, 1000], "elsewhere_before": [570, 1000]}),
            difference_in_differences({"there_after": [61, 113], "there_before": [29, 64], "elsewhere_after": [1290, 2391], "elsewhere_before": [853, 1497]}),
            difference_in_differences({"there_after": [7, 7], "there_before": [2, 5], "elsewhere_after": [0, 12], "elsewhere_before": [3, 11]}),
        ],
        "survival": [survival("fifty children, two ways out", 11, 50), survival("three hundred children, two ways out", 12, 300)],
    }),
    sys.stdout,
)
print()
