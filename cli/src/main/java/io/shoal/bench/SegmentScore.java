package io.shoal.bench;

import java.util.Map;

/**
 * How one segmenter did on one stream. Every window is labelled by what was learnt before it.
 *
 * @param adjustedRandIndex mean over windows
 * @param segmentsError mean of the difference between the number of segments and the true one
 * @param seenAfter points from each turn until it was seen; -1 if it was missed
 * @param driftHeld share of the windows of the drift in which a segment holds the drifting cloud
 * @param idChurn share of clouds whose points have another id than in the window before
 * @param pointsPerSecond learnt in a second of CPU on one thread
 */
record SegmentScore(
    double adjustedRandIndex,
    double segmentsError,
    Map<Turn, Integer> seenAfter,
    double driftHeld,
    double idChurn,
    double pointsPerSecond) {}
