package io.shoal.training.registry;

import java.util.List;

/**
 * A bundle that was trained and written.
 *
 * @param version of the model
 * @param drift what is known of its drift alerts before the first, in sentences
 */
public record WrittenBundle(String version, List<String> drift) {
  public WrittenBundle {
    drift = List.copyOf(drift);
  }
}
