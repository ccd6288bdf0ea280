package io.shoal.job;

import io.shoal.bundle.BundleContent;
import io.shoal.drift.DriftOptions;
import io.shoal.event.EventMapping;
import io.shoal.event.EventOptions;
import io.shoal.job.control.FeatureWait;
import io.shoal.job.ingest.IngestOptions;
import io.shoal.job.scoring.VoterSample;
import io.shoal.segment.SegmenterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that production and back-tests share, so that one is the other. */
public final class PipelineFlags {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final Duration BUDGET_PERIOD = Duration.ofDays(30);

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      required = true,
      description = "directory of the model bundle")
  private String bundle;

  @Option(
      names = "--false-alarms",
      paramLabel = "N",
      defaultValue = "1",
      description = "drift alerts that may be false, in 30 days (${DEFAULT-VALUE})")
  private double falseAlarms;

  @Option(
      names = "--page-from",
      paramLabel = "EFFECT",
      defaultValue = "0.1",
      description =
          "smallest change worth a page: stability index of a distribution, part of a count or rate,"
              + " else standard deviations (${DEFAULT-VALUE})")
  private double pageFrom;

  @Option(
      names = "--out-of-orderness",
      paramLabel = "DURATION",
      defaultValue = "PT5M",
      description = "how far events of a partition may be out of order (${DEFAULT-VALUE})")
  private Duration outOfOrderness;

  @Option(
      names = "--late-after",
      paramLabel = "DURATION",
      defaultValue = "P7D",
      description = "events further behind their partition are not used (${DEFAULT-VALUE})")
  private Duration lateAfter;

  @Option(
      names = "--segmenter-share",
      paramLabel = "SHARE",
      defaultValue = "1",
      description =
          "share of the users by whom segments are found; all are assigned (${DEFAULT-VALUE})")
  private double segmenterShare;

  @Option(
      names = "--warm-share",
      paramLabel = "SHARE",
      defaultValue = "0.8",
      description =
          "share of the customers whose profiles must hold the features of a new model before it"
              + " scores (${DEFAULT-VALUE})")
  private double warmShare;

  @Option(
      names = "--warm-wait",
      paramLabel = "DURATION",
      defaultValue = "P7D",
      description = "longest that a new model waits for that, in event time (${DEFAULT-VALUE})")
  private Duration warmWait;

  @Option(
      names = "--max-parallelism",
      paramLabel = "N",
      defaultValue = "128",
      description = "fixed for the life of the job's state (${DEFAULT-VALUE})")
  private int maxParallelism;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "mapping file, for CSV or JSON of another shape")
  private Path mapping;

  @Option(
      names = "--feature-log",
      paramLabel = "URI",
      description = "directory to write what is scored to, as Parquet, for train --rows")
  private String featureLog = "";

  /** Where the bundle lies. */
  public String bundle() {
    return bundle;
  }

  /** Where what is scored is written to; empty for nowhere. */
  public String featureLog() {
    return featureLog;
  }

  public Duration outOfOrderness() {
    return outOfOrderness;
  }

  public Duration window() {
    return WINDOW;
  }

  /** Text of the mapping file, or null. */
  public String mapping() throws IOException {
    if (mapping == null) {
      return null;
    }
    if (!Files.isReadable(mapping)) {
      throw new IOException("cannot read --mapping " + mapping);
    }
    return Files.readString(mapping);
  }

  /** How records are read. */
  public EventOptions eventOptions() throws IOException {
    String text = mapping();
    return EventOptions.defaults().withMapping(text == null ? null : EventMapping.parse(text));
  }

  private DriftOptions driftOptions() {
    return new DriftOptions(falseAlarms, BUDGET_PERIOD, WINDOW, pageFrom, DriftOptions.NEW_NORMAL);
  }

  /**
   * @param countFrom events before it, in milliseconds since the epoch, build profiles only
   * @throws IllegalArgumentException that names the option and what it may be
   */
  public PipelineOptions options(BundleContent content, long countFrom) {
    if (maxParallelism < 1 || maxParallelism > 1 << 15) {
      throw new IllegalArgumentException(
          "--max-parallelism must be 1 to 32768, not " + maxParallelism);
    }
    if (!(segmenterShare > 0 && segmenterShare <= 1)) {
      throw new IllegalArgumentException(
          "--segmenter-share must be above 0 and at most 1, not " + segmenterShare);
    }
    return new PipelineOptions(
        content,
        countFrom,
        new IngestOptions(outOfOrderness, lateAfter, WINDOW, countFrom),
        SegmenterOptions.defaults(),
        new VoterSample(segmenterShare),
        driftOptions(),
        new FeatureWait(warmShare, warmWait),
        maxParallelism,
        featureLog);
  }
}
