"""Dates as values."""

import datetime

import precarious_truce as pt

dates = sorted([pt.Date("2004"), pt.Date("1931~"), pt.Date("1977-06-03")])
day: datetime.date | None = dates[1].to_date()
print(dates[0].year, dates[1].month, dates[0].circa, day, dates[-1] > "2000")
