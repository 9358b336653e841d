// Dates, times and decimals.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesDatesTests {
    @Test func dates() {
        check(
            #"""
            def main():
                from datetime import datetime, date, time, timedelta, timezone
                import datetime as dtm
                print(timedelta(days=1.5, hours=2), repr(timedelta(seconds=-1)), timedelta(1)/3, timedelta(1)//timedelta(hours=5), timedelta(1)%timedelta(hours=5), divmod(timedelta(1), timedelta(hours=7)), timedelta(hours=1)*1.5, timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta.max, timedelta.min, -timedelta(1,2,3), abs(timedelta(-1)))
                d = datetime(2024, 2, 29, 13, 45, 6, 789)
                print(d, repr(d), d.isoformat(), d.isoformat(" ", "milliseconds"), d.date(), d.time(), d.weekday(), d.isocalendar(), d.ctime(), d.timetuple())
                print(d.strftime("%Y-%m-%d %H:%M:%S.%f %A %B %j %U %W %p %I %y %b %a %% %e %D %T %F %s|%z|%Z|%G-%V-%u"[:-0 or None].replace("%s","")), f"{d:%d/%m/%Y}", f"{d}", format(date(2020,1,2), "%d"))
                print(d + timedelta(days=1), d - timedelta(weeks=1), d - datetime(2024,1,1), d < datetime(2025,1,1), d == datetime(2024,2,29), max(d, datetime(1,1,1)))
                u = datetime(2024, 1, 1, 12, tzinfo=timezone.utc); e = u.astimezone(timezone(timedelta(hours=5, minutes=30), "IST")); print(u, repr(u), e, e.tzname(), e.utcoffset(), repr(e), u == e, u.timestamp(), e - u)
                print(datetime.strptime("2024-03-05 14:30:01", "%Y-%m-%d %H:%M:%S"), datetime.strptime("5 Mar 24 02PM", "%d %b %y %I%p"), datetime.strptime("2024-01-01T00:00:00+0530", "%Y-%m-%dT%H:%M:%S%z"), datetime.strptime("12:30", "%H:%M"), datetime.strptime("2024 060", "%Y %j"))
                for s in ("2024-01-02", "2024-01-02T03:04:05", "2024-01-02 03:04:05.678", "2024-01-02T03:04:05+00:00", "2024-01-02T03:04:05Z", "20240102T030405", "2024-W01-3", "2024-01-02T03", "2024-01-02T03:04:05.123456-07:30"): print(repr(datetime.fromisoformat(s)))
                print(date.fromisoformat("2024-05-06"), repr(time.fromisoformat("04:05:06.5")), time(1,2,3).isoformat("minutes"), repr(time(1)), time(1,2) < time(1,3), date.today() >= date(2020,1,1), date(2024,1,31).replace(day=1), date.min, date.max, date(2024,12,30).isocalendar())
                def t(f):
                    try: print(repr(f()))
                    except Exception as e: print(type(e).__name__, e)
                import copy, json
                print(copy.deepcopy([d, timedelta(1)]), json.dumps({"d": d}, default=str))
            main()
            """#,
            prints: #"""
            1 day, 14:00:00 datetime.timedelta(days=-1, seconds=86399) 8:00:00 4 4:00:00 (3, datetime.timedelta(seconds=10800)) 1:30:00 0:00:00 0:00:00.000002 999999999 days, 23:59:59.999999 -999999999 days, 0:00:00 -2 days, 23:59:57.999997 1 day, 0:00:00
            2024-02-29 13:45:06.000789 datetime.datetime(2024, 2, 29, 13, 45, 6, 789) 2024-02-29T13:45:06.000789 2024-02-29 13:45:06.000 2024-02-29 13:45:06.000789 3 datetime.IsoCalendarDate(year=2024, week=9, weekday=4) Thu Feb 29 13:45:06 2024 time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=13, tm_min=45, tm_sec=6, tm_wday=3, tm_yday=60, tm_isdst=-1)
            2024-02-29 13:45:06.000789 Thursday February 060 08 09 PM 01 24 Feb Thu % 29 02/29/24 13:45:06 2024-02-29 |||2024-09-4 29/02/2024 2024-02-29 13:45:06.000789 02
            2024-03-01 13:45:06.000789 2024-02-22 13:45:06.000789 59 days, 13:45:06.000789 True False 2024-02-29 13:45:06.000789
            2024-01-01 12:00:00+00:00 datetime.datetime(2024, 1, 1, 12, 0, tzinfo=datetime.timezone.utc) 2024-01-01 17:30:00+05:30 IST 5:30:00 datetime.datetime(2024, 1, 1, 17, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800), 'IST')) True 1704110400.0 0:00:00
            2024-03-05 14:30:01 2024-03-05 14:00:00 2024-01-01 00:00:00+05:30 1900-01-01 12:30:00 2024-02-29 00:00:00
            datetime.datetime(2024, 1, 2, 0, 0)
            datetime.datetime(2024, 1, 2, 3, 4, 5)
            datetime.datetime(2024, 1, 2, 3, 4, 5, 678000)
            datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
            datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
            datetime.datetime(2024, 1, 2, 3, 4, 5)
            datetime.datetime(2024, 1, 3, 0, 0)
            datetime.datetime(2024, 1, 2, 3, 0)
            datetime.datetime(2024, 1, 2, 3, 4, 5, 123456, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=59400)))
            2024-05-06 datetime.time(4, 5, 6, 500000) 01:02 datetime.time(1, 0) True True 2024-01-01 0001-01-01 9999-12-31 datetime.IsoCalendarDate(year=2025, week=1, weekday=1)
            [datetime.datetime(2024, 2, 29, 13, 45, 6, 789), datetime.timedelta(days=1)] {"d": "2024-02-29 13:45:06.000789"}
            """#)
    }

    @Test func decimals() {
        check(
            #"""
            def main():
                from decimal import Decimal as D, getcontext, localcontext, ROUND_HALF_UP, ROUND_DOWN, InvalidOperation, DivisionByZero
                import decimal
                def t(f):
                    try: print(repr(f()))
                    except Exception as e: print(type(e).__module__, type(e).__name__, e)
                print(D("0.1") + D("0.2"), D(1)/D(3), D("1.10"), D(0.1), D("1e5"), D("1E+2") * 3, D("3.14159").quantize(D("0.01")), D("2.675").quantize(D("0.01"), rounding=ROUND_HALF_UP), D(7) // 2, D(-7) % 3, D(2) ** 10, D(2).sqrt(), D(1).exp(), D(10).ln(), D(100).log10(), D("1.50").normalize(), D("-0"), abs(D("-3")), -D(5), round(D("2.5")), round(D("2.675"), 2), int(D("3.9")), float(D("0.5")), D("NaN"), D("Infinity"), D("1.23").as_tuple())
                print(f"{D('1234.567'):.2f}", f"{D('1234567.891'):,.2f}", f"{D('0.5'):%}", f"{D('1.5'):>8}", f"{D('12345'):.3e}", D("1") == 1, D("0.5") == 0.5, D("1") < 2, hash(D("1")) == hash(1), sorted([D(3), D(1), 2]), sum([D("0.1")] * 10), max(D(1), D(2)), D("10") / 4, D(1) / 7, D("1.0") * D("2.00"), D("1e-10"), D("0.0000001"), D("123456789") * D("987654321") * D("123456789"), D(2) ** D("0.5"), D(2) ** -2, repr(D("5")), getcontext().prec, D("1e3") + 1, divmod(D(7), D(2)), bool(D(0)), D("3.7").to_integral_value(), D((0, (1, 2), -1)), D("1_000.5"))
                with localcontext() as c: c.prec = 5; print(D(1) / 3, D("123456.789") + 0, D(2).sqrt())
                getcontext().prec = 50; print(D(2).sqrt(), D(1).exp(), D(1)/D(7)); getcontext().prec = 28
            main()
            """#,
            prints: #"""
            0.3 0.3333333333333333333333333333 1.10 0.1000000000000000055511151231257827021181583404541015625 1E+5 3E+2 3.14 2.68 3 -1 1024 1.414213562373095048801688724 2.718281828459045235360287471 2.302585092994045684017991455 2 1.5 -0 3 -5 2 2.68 3 0.5 NaN Infinity DecimalTuple(sign=0, digits=(1, 2, 3), exponent=-2)
            1234.57 1,234,567.89 50%      1.5 1.234e+4 True True True True [Decimal('1'), 2, Decimal('3')] 1.0 2 2.5 0.1428571428571428571428571429 2.000 1E-10 1E-7 15053411111487447638891241 1.414213562373095048801688724 0.25 Decimal('5') 28 1001 (Decimal('3'), Decimal('1')) False 4 1.2 1000.5
            0.33333 1.2346E+5 1.4142
            1.4142135623730950488016887242096980785696718753769 2.7182818284590452353602874713526624977572470937000 0.14285714285714285714285714285714285714285714285714
            """#)
    }
}
