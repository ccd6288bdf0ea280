package io.shoal.job.window;

import io.shoal.bundle.BundleContent;
import java.io.Serializable;

/**
 * What the window stage needs beside the model.
 *
 * @param bundle the model
 * @param emitAfter windows that end at or before this time build profiles and emit nothing: the
 *     warm-up; {@link Long#MIN_VALUE} for none
 * @param maxParallelism number of shards
 * @param log whether rows are made for the log of features
 */
public record UserWindowOptions(
    BundleContent bundle, long emitAfter, int maxParallelism, FeatureLogging log)
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** Without a log. */
  public UserWindowOptions(BundleContent bundle, long emitAfter, int maxParallelism) {
    this(bundle, emitAfter, maxParallelism, FeatureLogging.OFF);
  }
}
