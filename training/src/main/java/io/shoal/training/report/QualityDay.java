package io.shoal.training.report;

/**
 * How good the segments of one day were: a line of {@code quality.jsonl}. What is not told is NaN.
 *
 * @param windowEnd in milliseconds since the epoch
 * @param silhouette -1 to 1, the mean of scored users
 * @param marginShare of scored users for whom another segment is nearly as dense
 * @param stability share of users scored again who kept their segment
 * @param noiseShare of scored users who are far from every segment
 */
record QualityDay(
    long windowEnd, double silhouette, double marginShare, double stability, double noiseShare) {

  static QualityDay of(RunLine line) {
    return new QualityDay(
        line.time("windowEnd"),
        line.number("silhouette"),
        line.number("marginShare"),
        line.number("stability"),
        line.number("noiseShare"));
  }
}
