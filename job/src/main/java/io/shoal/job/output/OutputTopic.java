package io.shoal.job.output;

/** What the job puts out, with the default name of its Kafka topic and of its back-test file. */
public enum OutputTopic {
  /** Who entered and left which segment. */
  MEMBERSHIP_CHANGES("public.shoal.membership-changes.v1", "memberships.jsonl"),
  /** What is known of each segment; compacted, keyed by segment id. */
  SEGMENTS("public.shoal.segments.v1", "segments.jsonl"),
  /** Births, splits, merges and deaths of segments. */
  SEGMENT_LIFECYCLE("public.shoal.segment-lifecycle.v1", "segment-lifecycle.jsonl"),
  /** How well segments part the users. */
  SEGMENT_QUALITY("public.shoal.segment-quality.v1", "quality.jsonl"),
  /** Drift alerts as CloudEvents. */
  DRIFT_ALERTS("public.shoal.drift-alerts.v1", "alerts.jsonl"),
  /** What became of announced models: which scores from which window, and which was refused. */
  MODEL_ACTIVATIONS("private.shoal.model-activations.v1", "model-activations.jsonl"),
  /** What operators have announced, with the window from which on it holds. */
  CONTROL_LOG("private.shoal.control-log.v1", "control-log.jsonl"),
  /** The sum of evidence of drift in every window; a back-test only. */
  DRIFT_EVIDENCE("private.shoal.drift-evidence.v1", "drift.jsonl"),
  /** Every scored user and window; a back-test only. */
  SCORED("private.shoal.scored.v1", "scored.jsonl"),
  /** Records that could not be used, as they came. */
  DEAD_LETTERS("private.shoal.dead-letters.v1", "dead-letters.jsonl"),
  /** Events past the bound for late ones. */
  LATE_EVENTS("private.shoal.late-events.v1", "late-events.jsonl"),
  /** What each source subtask took in, told at the end of bounded input. */
  INGEST_TOTALS("private.shoal.ingest-totals.v1", "ingest-totals.jsonl");

  private final String topic;
  private final String file;

  OutputTopic(String topic, String file) {
    this.topic = topic;
    this.file = file;
  }

  public String topic() {
    return topic;
  }

  public String file() {
    return file;
  }

  /**
   * Whether it is told in order, by one writer to one partition: what one operator decides for all.
   * The others are told in the order of each key.
   */
  public boolean isOrdered() {
    return this == SEGMENTS
        || this == SEGMENT_LIFECYCLE
        || this == SEGMENT_QUALITY
        || this == DRIFT_ALERTS
        || this == MODEL_ACTIVATIONS
        || this == CONTROL_LOG;
  }

  /** Whether others are told it; if not, a back-test is measured by it. */
  public boolean isTold() {
    return this != SCORED && this != INGEST_TOTALS && this != DRIFT_EVIDENCE;
  }
}
