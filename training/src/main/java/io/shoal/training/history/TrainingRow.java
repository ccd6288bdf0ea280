package io.shoal.training.history;

/**
 * One feature vector to learn from.
 *
 * @param order pseudo-random, by which rows are sampled
 * @param user key of the user
 * @param windowEnd end of the window
 * @param values feature outputs before scaling
 * @param present which of them had data
 */
public record TrainingRow(
    long order, String user, long windowEnd, float[] values, boolean[] present) {}
