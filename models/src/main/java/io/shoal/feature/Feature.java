package io.shoal.feature;

import io.shoal.event.CustomerEvent;

/**
 * One feature over one half-life: owns a run of slots in the profile, and of outputs. Stateless
 * itself: the state is the slots.
 */
abstract class Feature {
  /** Weight of past events below which there is nothing to say. */
  static final double FAINT = 0.01;

  private static final double HOUR = 3_600_000.0;

  final FeatureDefinition definition;

  Feature(FeatureDefinition definition) {
    this.definition = definition;
  }

  abstract int slots();

  int outputs() {
    return 1;
  }

  /** Names of the outputs, after the feature's. */
  String suffix(int output) {
    return "";
  }

  /**
   * What to call an output before people.
   *
   * @param ofFeature what the specification calls the feature
   */
  FeatureWords words(int output, FeatureWords ofFeature) {
    return suffix(output).isEmpty() ? ofFeature : FeatureWords.NONE;
  }

  /** Lets the past fade over a gap between two windows. */
  void fade(float[] slots, int at, float decay, long gapMillis) {
    for (int i = at; i < at + slots(); i++) {
      slots[i] *= decay;
    }
  }

  /**
   * Adds an event, in the order of time and id within a window.
   *
   * @param ageMillis how long before the window's end it happened
   */
  abstract void add(CustomerEvent event, long ageMillis, float[] slots, int at);

  /** Writes the outputs, and whether they had data. */
  abstract void write(float[] slots, int at, float[] values, boolean[] present, int out);

  final float bent(double value) {
    return (float)
        (definition.transform() == FeatureDefinition.Transform.LOG1P
            ? StrictMath.log1p(Math.max(0, value))
            : value);
  }

  /** Ages are kept in hours plus one, so that an empty slot, zero, says never. */
  static float age(long millis) {
    return (float) (Math.max(0, millis) / HOUR) + 1;
  }

  static float older(float age, long gapMillis) {
    return age == 0 ? 0 : age + (float) (gapMillis / HOUR);
  }

  final double number(CustomerEvent event) {
    return PropertyReader.number(event, definition.properties());
  }

  final String text(CustomerEvent event) {
    return PropertyReader.text(event, definition.properties());
  }
}
