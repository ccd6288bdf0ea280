package io.shoal.training.evaluation.bundle;

import io.shoal.event.CustomerEvent;
import io.shoal.feature.PropertyReader;
import io.shoal.scoring.Goal;
import java.util.List;

/** What a conversion is worth. */
final class ConversionValue {
  private final Goal goal;
  private final List<String> properties;

  /**
   * @param otherwise properties to look for where the goal names none
   */
  ConversionValue(Goal goal, List<String> otherwise) {
    this.goal = goal;
    properties = goal.value().isEmpty() ? otherwise : goal.value();
  }

  /** 0 of an event that does not convert, or does not say. */
  double of(CustomerEvent event) {
    if (!goal.events().contains(event.name())) {
      return 0;
    }
    double value = PropertyReader.number(event, properties);
    return Double.isFinite(value) ? Math.max(0, value) : 0;
  }
}
