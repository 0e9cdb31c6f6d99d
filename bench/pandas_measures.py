"""Five measures of the evaluation in plain pandas, as an analyst would write them: for comparison of time and memory only.

python3 pandas_measures.py FOLDER FROM TO: reads FOLDER/<table>.parquet where pyarrow is there, FOLDER/<table>.csv otherwise,
and prints one line of JSON: the values by id, seconds and peak memory in MiB.
"""
import json
import os
import resource
import sys
import time

import pandas as pd

try:
    import pyarrow  # noqa: F401

    FORMAT = "parquet"
except ImportError:
    FORMAT = "csv"


def table(folder, name, columns, days=()):
    path = os.path.join(folder, f"{name}.{FORMAT}")
    if FORMAT == "csv":
        return pd.read_csv(path, usecols=columns, parse_dates=list(days))
    frame = pd.read_parquet(path, columns=columns)
    for day in days:
        frame[day] = pd.to_datetime(frame[day])
    return frame


def complete_months(start, end):
    months = (end.dt.year - start.dt.year) * 12 + end.dt.month - start.dt.month
    # The same day of the month, or the month's last day where it has none.
    due = start.dt.day.where(start.dt.day < end.dt.days_in_month, end.dt.days_in_month)
    return months - (end.dt.day < due)


def main(folder, first, last):
    began = time.perf_counter()
    first, last = pd.Timestamp(first), pd.Timestamp(last)
    children = table(
        folder,
        "children",
        ["episode_id", "referral_date", "parental_responsibility", "missing_on_referral", "exit_date"],
        ["referral_date", "exit_date"],
    )
    children = children[children.referral_date.between(first, last)].set_index("episode_id")
    months = table(folder, "months", ["episode_id", "month", "face_to_face", "other_contacts", "missing"])
    meetings = table(folder, "meetings", ["episode_id", "date", "counterpart", "purposes"], ["date"])
    absences = table(folder, "missing_episodes", ["episode_id", "started_on"], ["started_on"])

    end = children.exit_date.where(children.exit_date <= last, last)
    exited = children.exit_date <= last
    children["stay"] = complete_months(children.referral_date, end)

    months = months[months.month <= last.strftime("%Y-%m")]
    meetings = meetings[meetings.date <= last]
    with_child = meetings[meetings.counterpart == "child"]
    contacted = set(months.episode_id[(months.face_to_face > 0) | (months.other_contacts > 0)].unique())
    contacted.update(with_child.episode_id.unique())
    children["contacted"] = children.index.isin(contacted)
    gone = set(months.episode_id[months.missing].unique())
    gone.update(absences.episode_id[absences.started_on <= last].unique())
    missing = children.missing_on_referral | children.index.isin(gone)

    stayed = children[children.stay >= 1]
    without = children.index[children.parental_responsibility == "without"]
    of_without = with_child[with_child.episode_id.isin(without)]
    immigration = of_without.purposes.fillna("").str.split(";").map(lambda codes: "immigration" in codes)
    values = {
        "contact-any-share": 100 * stayed.contacted.mean(),
        "contact-without-pr-share": 100 * stayed.contacted[stayed.parental_responsibility == "without"].mean(),
        "missing-ever-share": 100 * missing.mean(),
        "mean-months-in-service-closed": children.stay[exited].mean(),
        "meetings-immigration-without-pr-share": 100 * immigration.mean(),
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"values": values, "seconds": time.perf_counter() - began, "rss": peak, "format": FORMAT}))


main(*sys.argv[1:4])
