package io.shoal.bundle;

/** The name of a line of models: what a job serves one version of at a time. */
final class ModelName {
  private ModelName() {}

  /**
   * @throws IllegalArgumentException where it is none
   */
  static void require(String name) {
    if (name == null || !name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          "the model's name '" + name + "' must be lower case letters, digits and hyphens");
    }
  }
}
