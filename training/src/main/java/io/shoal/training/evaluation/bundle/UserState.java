package io.shoal.training.evaluation.bundle;

import io.shoal.window.UserProfile;

/** What is known of one user while history is replayed. */
final class UserState {
  UserProfile profile;
  short[] embedding;

  /** Scaled features when last active, and their quantile bins. */
  float[] scored;

  byte[] bins;

  float propensity;
  int segment;
  long lastVoteDay = Long.MIN_VALUE;

  /** End of the window of the last conversion; the minimum if there was none. */
  long lastConversion = Long.MIN_VALUE;

  int conversions;
  double value;
}
