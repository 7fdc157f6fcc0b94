"""Every score of the town, worked out by hand beside it."""

from fractions import Fraction

import pytest

from tests.make import TODAY, make_news, make_site, make_station
from tests.office.report.town import day, report, settings
from zhanpai.domain.model.news import Category
from zhanpai.domain.model.station import AccountKind
from zhanpai.office.report.completeness import Part, completeness
from zhanpai.office.report.figures import anniversary, mean, median, percent, plain
from zhanpai.office.report.freshness import Voice
from zhanpai.office.report.opinions import Timing
from zhanpai.office.report.receptions import Told


@pytest.fixture(scope="module")
def told():
    return report()


@pytest.fixture(scope="module")
def stations(told):
    return {r.id: r.figures for r in told.whole.stations}


def test_merged_stations_are_not_reported_and_suspended_ones_are(stations):
    assert list(stations) == ["0001", "0002", "0003", "0004", "0005"]


def test_period_is_the_last_365_days_with_today(told):
    assert (told.period.start, told.period.today) == (day("2025-03-05"), TODAY)


# 完整度: nine parts, each counts the same


def test_completeness_is_what_is_there_of_nine_parts(stations):
    assert {id: f.completeness.score for id, f in stations.items()} == {
        "0001": 100,  # 9 ÷ 9
        "0002": 67,  # 6 ÷ 9 = 0.666…
        "0003": 67,  # 6 ÷ 9
        "0004": 33,  # 3 ÷ 9 = 0.333…
        "0005": 0,  # 0 ÷ 9
    }
    assert stations["0002"].completeness.missing == (Part.LOCATION, Part.PHONE, Part.PHOTO)
    # Verified on 2025-09-04: 26 days of September, 31 + 30 + 31 + 31 + 28 + 4 = 181 days ago, one too many.
    assert stations["0003"].completeness.missing == (Part.LOCATION, Part.PHOTO, Part.VERIFIED)
    assert stations["0005"].completeness.missing == tuple(Part)


def test_mean_completeness_of_the_city(told):
    # (100 + 67 + 67 + 33 + 0) ÷ 5 = 267 ÷ 5
    assert told.whole.completeness == Fraction("53.4")
    lacking = {part.label: n for part, n in told.whole.lacking.items()}
    assert lacking == {
        "地址": 1,  # 0005
        "坐标": 4,  # all but 0001
        "电话": 3,  # 0002, 0004, 0005
        "开放时间": 2,  # 0004, 0005
        "照片": 4,
        "简介": 2,
        "代表": 1,
        "接待日": 1,
        "近期核对": 3,  # 0003, 0004, 0005
    }


def test_deputies_who_have_all_left_are_missing_deputies():
    left = make_station(deputies=[])
    assert Part.DEPUTIES in completeness(left, TODAY, 180).missing


def test_a_station_verified_180_days_ago_is_verified():
    # One day after 2025-09-04.
    assert Part.VERIFIED not in completeness(make_station(last_verified="2025-09-05"), TODAY, 180).missing


# 新鲜度


def test_freshness_counts_the_days_since_the_last_published_item(stations):
    fresh = {id: (f.freshness.voice, f.freshness.days) for id, f in stations.items()}
    assert fresh == {
        "0001": (Voice.HEARD, 21),  # 11 February: 17 days of February and 4 of March
        "0002": (Voice.HEARD, 41),  # 22 January: 9 + 28 + 4; the draft of 20 February is not published
        "0003": (Voice.NEVER, None),  # its only item was withdrawn
        "0004": (Voice.SILENT, 418),  # 10 January 2025: 365 + 21 + 28 + 4
        "0005": (Voice.NEVER, None),
    }


def test_silent_is_who_was_not_heard_of_for_more_than_ninety_days():
    for stem, voice in (("2025-12-04-x", Voice.HEARD), ("2025-12-03-x", Voice.SILENT)):
        # 4 December is 27 + 31 + 28 + 4 = 90 days ago.
        site = make_site(news=[make_news(stem, stations=["0001"])])
        assert report(site=site).whole.stations[0].figures.freshness.voice is voice


# 结构


def test_balance_of_stations_in_the_period(stations):
    counted = {
        id: (f.balance.total, f.balance.resident, f.balance.training, f.balance.work, f.balance.work_share)
        for id, f in stations.items()
    }
    assert counted == {
        "0001": (7, 5, 1, 1, 14),  # a b c e h | f | g; 1 ÷ 7 = 0.1428…
        "0002": (3, 2, 0, 1, 33),  # d e | g; 1 ÷ 3
        "0003": (0, 0, 0, 0, None),
        "0004": (0, 0, 0, 0, None),  # its item is from before the period
        "0005": (0, 0, 0, 0, None),
    }
    assert stations["0001"].balance.resident_kinds == 2  # 接待选民 and 民生实事


def test_an_item_of_two_stations_counts_once_in_district_and_city(told):
    for area in (told.whole, told.areas[-1]):
        # a b c d e h | f | g = 8; 1 ÷ 8 = 0.125, and a half goes up.
        assert (area.balance.total, area.balance.resident, area.balance.work_share) == (8, 6, 13)
    assert [area.name for area in told.areas] == ["芙蓉区", "岳麓区"]
    assert told.areas[0].balance.total == 0


def test_trend_by_quarter(told):
    found = {q.label: (b.resident, b.training, b.work, b.work_share) for q, b in told.whole.trend}
    assert found == {
        "2024年第二季度": (0, 0, 0, None),
        "2024年第三季度": (0, 0, 0, None),
        "2024年第四季度": (0, 0, 0, None),
        "2025年第一季度": (2, 0, 1, 33),  # e a | i: the trend reaches further back than the period
        "2025年第二季度": (2, 0, 0, 0),  # b c
        "2025年第三季度": (1, 0, 0, 0),  # d
        "2025年第四季度": (0, 1, 0, 0),  # f
        "2026年第一季度": (1, 0, 1, 50),  # h | g
    }


def test_top_heavy_is_more_than_the_share_that_the_city_wants():
    # 1 of 8 is 12.5 %.
    assert not report({"work_share": "0.125"}).whole.is_top_heavy
    assert report({"work_share": "0.124"}).whole.is_top_heavy


# 覆盖


def test_coverage_names_stations_deputies_and_categories_never_written_about(told, stations):
    assert [r.id for r in told.whole.never] == ["0003", "0005"]
    # In office: 100001, 100002 | 100004, 100005 | 100006 | 100007; in the news: 100001 and 100004.
    assert (told.whole.deputies, told.whole.deputies_unseen) == (6, 4)
    assert [d.id for d in stations["0001"].coverage.unseen] == ["100002"]
    used = {Category.RECEPTION, Category.LIVELIHOOD, Category.TRAINING, Category.WORK}
    assert set(told.whole.categories_never) == set(Category) - used


def test_missing_accounts_are_those_of_the_platforms_that_the_city_wants(told, stations):
    assert stations["0001"].coverage.missing_accounts == (AccountKind.DOUYIN,)
    assert stations["0002"].coverage.missing_accounts == (
        AccountKind.WECHAT,
        AccountKind.WEIBO,
        AccountKind.DOUYIN,
    )
    assert told.whole.accounts[AccountKind.WECHAT] == 1
    assert [r.id for r in told.whole.without_accounts] == ["0002", "0003", "0004", "0005"]


# 接待


def days(figures, told):
    return [str(d.on) for d in figures.receptions.days if d.told is told]


def test_receptions_of_every_second_wednesday(stations):
    figures = stations["0001"]
    # 8 October is still 国庆节 in the notice for 2025, so that day was the 9th.
    assert [str(d.on) for d in figures.receptions.days] == [
        *("2025-03-12", "2025-04-09", "2025-05-14", "2025-06-11", "2025-07-09", "2025-08-13", "2025-09-10"),
        *("2025-10-09", "2025-11-12", "2025-12-10", "2026-01-14", "2026-02-11"),
    ]
    # a on the day itself; b seven days after 9 April; c eight days after 14 May, which is too late; h.
    assert days(figures, Told.REPORTED) == ["2025-03-12", "2025-04-09", "2026-02-11"]
    assert (figures.receptions.due, figures.receptions.reported, figures.receptions.share) == (12, 3, 25)


def test_receptions_at_weekends_and_holidays_are_those_of_the_day_they_were_moved_to(stations):
    figures = stations["0002"]
    # 15 June is a Sunday; 15 February 2026 the first day of 春节, which ends on the 23rd; 26 February is a duty.
    assert days(figures, Told.MISSED) == [
        "2025-04-15",
        "2025-06-16",
        "2025-10-15",
        "2025-12-15",
        "2026-02-24",
    ]
    assert days(figures, Told.REPORTED) == ["2025-08-15"]  # d, three days later
    # Until 5 March there is time to write of 26 February.
    assert figures.receptions.waiting == (day("2026-02-26"),)
    # April, June, August, October, December, February: 1 of 6; 26 February waits and does not count.
    assert (figures.receptions.due, figures.receptions.reported, figures.receptions.share) == (6, 1, 17)


def test_receptions_by_appointment_have_no_days(stations):
    figures = stations["0003"]
    assert figures.receptions.by_appointment
    assert (figures.receptions.days, figures.receptions.share) == ((), None)


def test_receptions_end_with_a_suspension_and_begin_with_an_opening(stations):
    # 5 April 2025 is 清明节 (4 to 6), 5 May 劳动节 (1 to 5), 5 July and October holiday or weekend; none in 2026.
    assert str(stations["0004"].receptions.days[-1].on) == "2025-12-05"
    opened = make_station(since="2026-01-10", reception=[{"rule": "每月第2个周三"}])
    found = report(site=make_site([opened])).whole.stations[0].figures.receptions.days
    assert [str(d.on) for d in found] == ["2026-01-14", "2026-02-11"]


def test_of_a_month_of_tuesdays_no_more_than_the_city_wants_is_asked_for():
    # Tuesdays of February 2026 but the 17th (春节, moved to the 24th) : 3, 10, 24; since 2 February; and 3 March.
    station = make_station(since="2026-02-02", reception=[{"rule": "每周二"}])
    news = [make_news("2026-02-05-a", stations=["0001"]), make_news("2026-02-10-b", stations=["0001"])]
    one = report(site=make_site([station], news=news)).whole.stations[0].figures.receptions
    assert [(str(d.on), d.told.value) for d in one.days] == [
        ("2026-02-03", "reported"),  # a, two days later
        ("2026-02-10", "reported"),
        ("2026-02-24", "missed"),  # its time ended on 2 March, before the next Tuesday
        ("2026-03-03", "waiting"),
    ]
    assert (one.due, one.reported) == (1, 1)  # one in February
    assert one.waiting == (day("2026-03-03"),)
    two = report({"reports_per_month": "3"}, site=make_site([station], news=news)).whole
    assert (two.receptions_due, two.receptions_reported, two.receptions_share) == (3, 2, 67)


def test_an_item_tells_of_one_reception_and_a_notice_of_none():
    station = make_station(reception=[{"rule": "每周二"}], since="2026-02-02")
    notice = make_news("2026-02-03-a", stations=["0001"], announces="2026-02-10")
    late = make_news("2026-02-10-b", stations=["0001"])  # seven days after the 3rd, but the day of the next
    found = report(site=make_site([station], news=[notice, late])).whole.stations[0].figures.receptions
    assert [str(d.on) for d in found.days if d.told is Told.REPORTED] == ["2026-02-10"]


def test_receptions_of_the_city(told):
    # 0001 3 of 12, 0002 1 of 6, 0004 none: its ten days have nothing written of them.
    suspended = {str(r.on)[:7] for r in told.whole.stations[3].figures.receptions.days}
    assert (told.whole.receptions_reported, told.whole.receptions_due) == (4, 18 + len(suspended))


# 意见


def test_opinions_answered_against_due(stations):
    done = stations["0001"].opinions
    assert {timing.value: done.count(timing) for timing in Timing} == {
        "on_time": 1,  # 1-1
        "late": 1,  # 1-2
        "overdue": 1,  # 1-4: older than the period, still waiting
        "running": 1,  # 1-5
        "undated": 1,  # 1-7
        "declined": 1,  # 1-6; 1-3 is too old
    }
    assert (done.due, done.share) == (3, 33)  # 1 ÷ 3
    assert done.median_days == 27  # (14 + 40) ÷ 2
    assert (done.rated, done.satisfied) == (3, 2)


def test_an_answer_on_the_due_day_is_in_time(stations):
    assert (stations["0002"].opinions.on_time, stations["0002"].opinions.share) == (1, 100)


def test_opinions_of_the_city(told):
    done = told.whole.opinions
    assert (done.due, done.on_time, done.share, done.median_days) == (4, 2, 50, 14)  # 14, 14, 40
    assert [o.id for o in done.overdue] == ["1-4"]


# 站名


def test_wrong_names_have_their_place_and_the_right_name(told, stations):
    (name,) = told.whole.names
    assert name.place == "content/news/2026/2026-02-11-h.md:7"
    assert name.typed == "湖东社区代表联络站"
    assert name.right == ("岳麓区望月湖街道湖东社区人大代表联络站", "望月湖街道湖东社区人大代表联络站")
    assert [len(f.names) for f in stations.values()] == [1, 0, 0, 0, 0]
    assert [len(area.names) for area in told.areas] == [0, 1]


# 算法


def test_a_half_goes_up_and_nothing_of_nothing_is_unknown():
    assert [percent(1, 8), percent(1, 3), percent(2, 3), percent(0, 5), percent(0, 0)] == [
        13,
        33,
        67,
        0,
        None,
    ]
    assert (mean([1, 2, 2]), mean([])) == (Fraction("1.7"), None)
    assert (median([3, 1, 2]), median([4, 1]), median([])) == (2, Fraction(5, 2), None)
    assert [plain(Fraction(1, 8)), plain(0.5), plain(7), plain(None), plain(100)] == [
        *("0.13", "0.5", "7", "—", "100")
    ]


def test_leap_day_has_its_anniversary_on_the_28th():
    assert anniversary(day("2024-02-29"), 1) == day("2025-02-28")
    assert settings().period_days == 365
