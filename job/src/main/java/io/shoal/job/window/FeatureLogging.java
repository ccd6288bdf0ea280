package io.shoal.job.window;

/** Whether rows are made for the log of features. */
public enum FeatureLogging {
  ON,
  OFF
}
