package io.shoal.drift;

/**
 * What one tick says about one stream.
 *
 * @param stream its name
 * @param judged whether this tick judged it: a stream without a statistic, or whose windows are
 *     still being pooled, is as it was
 * @param reading the last that was judged
 * @param residual from what was expected, in standard deviations; NaN where not judged
 * @param calm whether it was judged and the residual lies in the healthy 90 % range
 * @param weighted evidence of change, already times the stream's weight; 0 while held
 */
public record StreamVerdict(
    StreamId stream,
    boolean judged,
    Reading reading,
    double residual,
    boolean calm,
    double weighted) {}
