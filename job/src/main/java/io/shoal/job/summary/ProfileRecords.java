package io.shoal.job.summary;

import io.shoal.job.output.JsonLine;
import io.shoal.job.output.OutputRecord;
import io.shoal.profile.FeatureContrast;
import io.shoal.profile.SegmentProfile;
import io.shoal.profile.SegmentQuality;
import java.time.Instant;
import java.util.Map;

/**
 * The records of the {@code segments} and the {@code segment-quality} topic.
 *
 * @param modelVersion of the model that scored
 * @param specHash of its feature specification
 */
record ProfileRecords(String modelVersion, String specHash) {

  OutputRecord profile(SegmentProfile profile, long windowEnd) {
    String json =
        new JsonLine()
            .time("windowEnd", windowEnd)
            .segment("segmentId", profile.id())
            .text("name", profile.name())
            .number("size", profile.size())
            .number("share", profile.share())
            .number("adds", profile.adds())
            .number("drops", profile.drops())
            .rounded("volatility", profile.volatility())
            .number("exposures", profile.conversion().exposures())
            .number("converted", profile.conversion().converted())
            .number("conversionRate", profile.conversion().rate())
            .rounded("conversionLow", profile.conversion().low())
            .rounded("conversionHigh", profile.conversion().high())
            .rounded("propensity", profile.propensity())
            .number("rank", profile.rank())
            .flag("reEstimated", profile.reEstimated())
            .list("features", profile.features().stream().map(ProfileRecords::feature).toList())
            .segment("parentId", profile.parent())
            .segments("absorbed", profile.absorbed())
            .time("bornAt", profile.bornAt())
            .raw(
                "week",
                new JsonLine()
                    .rounded("events", profile.week().events())
                    .rounded("conversions", profile.week().conversions())
                    .rounded("blocks", profile.week().blocks())
                    .end())
            .text("modelVersion", modelVersion)
            .text("featureSpecHash", specHash)
            .end();
    return OutputRecord.json("s" + profile.id(), json, headers(profile.id(), windowEnd));
  }

  private static String feature(FeatureContrast contrast) {
    return new JsonLine()
        .text("feature", contrast.words().feature())
        .text("phrase", contrast.phrase())
        .text("output", contrast.output())
        .text("direction", contrast.isHigh() ? "high" : "low")
        .rounded("difference", contrast.difference())
        .rounded("lift", contrast.lift())
        .end();
  }

  /** The attributes of a CloudEvent in binary mode: a compacted topic needs its nulls. */
  private Map<String, String> headers(int id, long windowEnd) {
    String time = Instant.ofEpochMilli(windowEnd).toString();
    return Map.of(
        "ce_specversion",
        "1.0",
        "ce_type",
        "io.shoal.segment.v1",
        "ce_source",
        "/shoal/" + modelVersion,
        "ce_id",
        "s" + id + "/" + time,
        "ce_time",
        time,
        "content-type",
        "application/json");
  }

  OutputRecord quality(SegmentQuality quality, long windowEnd) {
    return OutputRecord.json(
        "quality",
        new JsonLine()
            .time("windowEnd", windowEnd)
            .number("segments", quality.segments())
            .number("scored", quality.totals().labelled())
            .rounded("silhouette", quality.silhouette())
            .rounded("marginShare", quality.marginShare())
            .rounded("stability", quality.stability())
            .rounded("noiseShare", quality.noiseShare())
            .number("moved", quality.totals().moved())
            .text("modelVersion", modelVersion)
            .text("featureSpecHash", specHash)
            .end());
  }
}
