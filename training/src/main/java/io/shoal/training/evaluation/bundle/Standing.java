package io.shoal.training.evaluation.bundle;

/**
 * Where one user stood at one time, and what followed.
 *
 * @param user key of the user
 * @param segment id, as the job would have told it; 0 for none
 * @param propensity when last scored, 0 to 1
 * @param embedding when last scored, on its grid
 * @param input features at that time, scaled, and mask: 2F wide
 * @param scored features when last active, as the model saw them
 * @param bins of each of these the quantile bin of its value; -1 without data
 * @param recency days since the last conversion, 3650 without any
 * @param frequency conversions so far
 * @param value what they were worth
 * @param converted whether the user converted within the horizon
 */
record Standing(
    String user,
    int segment,
    double propensity,
    short[] embedding,
    float[] input,
    float[] scored,
    byte[] bins,
    double recency,
    double frequency,
    double value,
    boolean converted) {}
