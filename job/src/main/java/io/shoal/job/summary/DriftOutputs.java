package io.shoal.job.summary;

import io.shoal.drift.CloudEventsJson;
import io.shoal.drift.DriftAlert;
import io.shoal.drift.StreamVerdict;
import io.shoal.drift.Verdict;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.output.JsonLine;
import io.shoal.job.output.OutputRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The records of {@link DriftOperator}. */
final class DriftOutputs {
  private static final Map<String, String> STRUCTURED =
      Map.of("content-type", "application/cloudevents+json; charset=UTF-8");

  /** Streams told of in a window: those with most evidence. */
  private static final int MOST = 8;

  private static final long DAY = 86_400_000L;

  /** Of the sum; what holds less is not told of. */
  private static final double LEAST_SHARE = 0.02;

  private DriftOutputs() {}

  static OutputRecord alert(DriftAlert alert, LoadedModel model) {
    return OutputRecord.json(
        alert.stream().toString(),
        CloudEventsJson.write(alert, model.scoring().version(), model.specHash()),
        STRUCTURED);
  }

  /** The sum of evidence in a window, and who holds most of it; at the end of a day, all. */
  static OutputRecord evidence(Verdict verdict) {
    boolean endsDay = verdict.windowEnd() % DAY == 0;
    double least = endsDay ? 0 : LEAST_SHARE * Math.max(1, verdict.sum());
    List<String> streams =
        verdict.streams().stream()
            .filter(stream -> stream.weighted() >= least)
            .sorted(
                Comparator.comparingDouble(StreamVerdict::weighted)
                    .reversed()
                    .thenComparing(StreamVerdict::stream))
            .limit(endsDay ? Long.MAX_VALUE : MOST)
            .map(DriftOutputs::stream)
            .toList();
    return OutputRecord.json(
        "",
        new JsonLine()
            .time("windowEnd", verdict.windowEnd())
            .rounded("evidence", verdict.sum())
            .rounded("threshold", verdict.threshold())
            .list("streams", streams)
            .end());
  }

  private static String stream(StreamVerdict verdict) {
    return new JsonLine()
        .text("stream", verdict.stream().toString())
        .rounded("evidence", verdict.weighted())
        .rounded("observed", verdict.reading().observed())
        .rounded("expected", verdict.reading().expected())
        .end();
  }
}
