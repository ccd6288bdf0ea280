package io.shoal.training.history;

/**
 * One feature vector to learn from.
 *
 * @param order pseudo-random, by which rows are sampled
 * @param user key of the user
 * @param windowEnd end of the window
 * @param values feature outputs before scaling
 * @param present which of them had data
 * @param idle whether the user did nothing in the window, and was scored for a rung of the ladder
 * @param outcome whether the user converted within the horizon after the window
 */
public record TrainingRow(
    long order,
    String user,
    long windowEnd,
    float[] values,
    boolean[] present,
    boolean idle,
    Outcome outcome) {

  TrainingRow with(Outcome known) {
    return new TrainingRow(order, user, windowEnd, values, present, idle, known);
  }
}
