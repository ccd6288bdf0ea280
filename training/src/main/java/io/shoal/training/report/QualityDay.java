package io.shoal.training.report;

/**
 * How good the segments of one day were: a line of {@code quality.jsonl}. What is not told is NaN.
 *
 * @param windowEnd in milliseconds since the epoch
 * @param silhouette -1 to 1, on a sample
 * @param marginShare of users who are nearly as close to another segment
 * @param stability share of users who stayed in their segment
 * @param noiseShare of users who are far from every segment
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
