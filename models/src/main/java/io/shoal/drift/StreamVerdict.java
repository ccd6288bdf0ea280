package io.shoal.drift;

/**
 * What one tick says about one stream.
 *
 * @param stream its name
 * @param judged whether this tick judged it: a stream without a statistic, or whose windows are
 *     still being pooled, is as it was
 * @param value its statistic, the last seen; NaN where none was
 * @param expected what the reference says for the hour of the tick
 * @param residual from what was expected, in standard deviations; NaN where not judged
 * @param calm whether it was judged and the residual lies in the healthy 90 % range
 * @param weighted evidence of change, already times the stream's weight; 0 while held
 */
public record StreamVerdict(
    String stream,
    boolean judged,
    double value,
    double expected,
    double residual,
    boolean calm,
    double weighted) {}
