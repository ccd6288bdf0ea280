package io.shoal.job.control;

import io.shoal.bundle.ModelAnnouncement;
import io.shoal.job.flow.ModelStamp;
import io.shoal.job.output.JsonLine;
import io.shoal.job.output.OutputRecord;
import java.time.Instant;
import java.util.Map;

/** The records of what became of announcements. */
final class ActivationRecords {
  private static final Map<String, String> STRUCTURED =
      Map.of("content-type", "application/cloudevents+json; charset=UTF-8");

  /** What became of an announcement. */
  enum Outcome {
    /** It scores from the window that was asked for. */
    ON_TIME("on-time"),
    /** That window was over: it scores from the next. */
    LATE("late"),
    /** It waited for profiles to hold its features, and scores from then on. */
    WAITED("waited"),
    /** Another announcement holds from the same window. */
    SUPERSEDED("superseded"),
    /** It scores already. */
    ACTIVE_ALREADY("active-already"),
    /** It does not score; the model before it goes on. */
    REFUSED("refused");

    private final String word;

    String word() {
      return word;
    }

    Outcome(String word) {
      this.word = word;
    }
  }

  private ActivationRecords() {}

  /**
   * @param windowEnd of the first window that the model scores, or would have scored
   * @param gatherFrom end of the first window whose events count for features that the model before
   *     did not have; null where there are none, or all windows count
   * @param stamp of the model; null of one that could not be loaded
   */
  static OutputRecord activation(
      ModelAnnouncement announcement,
      long windowEnd,
      String outcome,
      String checksum,
      Instant gatherFrom,
      ModelStamp stamp,
      String detail) {
    Instant announcedAt = announcement.announcedAt();
    JsonLine line =
        new JsonLine()
            .time("windowEnd", windowEnd)
            .text("name", announcement.name())
            .number("version", announcement.version())
            .text("outcome", outcome)
            .text("uri", announcement.uri());
    line = checksum == null ? line.raw("checksum", "null") : line.text("checksum", checksum);
    line = line.time("effectiveFrom", announcement.effectiveFrom().toEpochMilli());
    line =
        announcedAt == null
            ? line.raw("announcedAt", "null")
            : line.time("announcedAt", announcedAt.toEpochMilli());
    line =
        gatherFrom == null
            ? line.raw("gatherFrom", "null")
            : line.time("gatherFrom", gatherFrom.toEpochMilli());
    line =
        stamp == null
            ? line.raw("modelVersion", "null").raw("featureSpecHash", "null")
            : line.text("modelVersion", stamp.version()).text("featureSpecHash", stamp.specHash());
    return OutputRecord.json(announcement.key(), line.text("detail", detail).end());
  }

  /** The event by which those who watch alerts hear of a model that is refused. */
  static OutputRecord refusal(
      ModelAnnouncement announcement, long windowEnd, String fault, ModelStamp active) {
    String at = Instant.ofEpochMilli(windowEnd).toString();
    String subject = announcement.name() + "/" + announcement.version();
    return OutputRecord.json(
        "model-refused/" + subject,
        new JsonLine()
            .text("specversion", "1.0")
            .text("id", "model-refused/" + subject + "/" + announcement.effectiveFrom())
            .text("source", "/shoal/" + active.version())
            .text("type", "io.shoal.model.refused.v1")
            .text("subject", subject)
            .text("time", at)
            .text("datacontenttype", "application/json")
            .raw(
                "data",
                new JsonLine()
                    .text("name", announcement.name())
                    .number("version", announcement.version())
                    .text("uri", announcement.uri())
                    .time("effectiveFrom", announcement.effectiveFrom().toEpochMilli())
                    .time("windowEnd", windowEnd)
                    .text("fault", fault)
                    .text("modelVersion", active.version())
                    .text("featureSpecHash", active.specHash())
                    .end())
            .end(),
        STRUCTURED);
  }
}
