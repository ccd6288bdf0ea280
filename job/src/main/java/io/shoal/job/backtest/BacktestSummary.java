package io.shoal.job.backtest;

import io.shoal.drift.DriftOutlook;
import io.shoal.job.metrics.StepQuantiles;
import io.shoal.job.output.JsonLine;

/**
 * What a back-test took in and gave out: {@code eventsIn} is the sum of scored, late, dead and
 * duplicate ones.
 *
 * @param eventsDelayed a part of the scored
 * @param outlook what was known of alerts before the first
 * @param cost of the run
 */
record BacktestSummary(
    long eventsIn,
    long eventsScored,
    long eventsLate,
    long eventsDead,
    long eventsDuplicate,
    long eventsDelayed,
    long users,
    long windows,
    long alerts,
    DriftOutlook outlook,
    RunCost cost) {

  String toJson() {
    return new JsonLine()
        .number("eventsIn", eventsIn)
        .number("eventsScored", eventsScored)
        .number("eventsLate", eventsLate)
        .number("eventsDead", eventsDead)
        .number("eventsDuplicate", eventsDuplicate)
        .number("eventsDelayed", eventsDelayed)
        .number("users", users)
        .number("windows", windows)
        .number("alerts", alerts)
        .number("falseAlarmsPromised", outlook.promised())
        .number("falseAlarmsMeasured", outlook.measured())
        .number("streamsJudged", outlook.streams())
        .texts("drift", outlook.lines())
        .number("seconds", cost.seconds())
        .number("cpuSeconds", cost.cpuSeconds())
        .raw("segmenterCloseMillis", quantiles(cost.segmenterClose()))
        .raw("assignSettleMillis", quantiles(cost.assignSettle()))
        .raw("driftJudgeMillis", quantiles(cost.driftJudge()))
        .number("assignHeldMax", cost.assignHeldMax())
        .number("segmenterVotesHeldMax", cost.segmenterVotesHeldMax())
        .end();
  }

  private static String quantiles(StepQuantiles steps) {
    return new JsonLine()
        .number("steps", steps.steps())
        .number("p50", steps.p50())
        .number("p99", steps.p99())
        .number("max", steps.max())
        .end();
  }

  String toText() {
    return String.format(
        java.util.Locale.ROOT,
        "%,d events in %.1f s: %,d scored (%,d delayed), %,d late, %,d dead, %,d duplicates;%n"
            + "%,d users in %,d windows, %,d alerts%n"
            + "%s",
        eventsIn,
        cost.seconds(),
        eventsScored,
        eventsDelayed,
        eventsLate,
        eventsDead,
        eventsDuplicate,
        users,
        windows,
        alerts,
        String.join(System.lineSeparator(), outlook.lines()));
  }
}
