package io.shoal.feature;

import io.shoal.event.CustomerEvent;
import java.util.List;

/** The first of several alternative properties that an event has. */
public final class PropertyReader {
  private PropertyReader() {}

  /** A number, or NaN; {@code a*b} is a product. */
  public static double number(CustomerEvent event, List<String> alternatives) {
    for (int i = 0; i < alternatives.size(); i++) {
      String property = alternatives.get(i);
      int star = property.indexOf('*');
      double value =
          star < 0
              ? get(event, property)
              : get(event, property.substring(0, star)) * get(event, property.substring(star + 1));
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    return Double.NaN;
  }

  /** A text, or a number's text, or null. */
  static String text(CustomerEvent event, List<String> alternatives) {
    for (int i = 0; i < alternatives.size(); i++) {
      String text = event.texts().get(alternatives.get(i));
      if (text != null) {
        return text;
      }
      Double number = event.numbers().get(alternatives.get(i));
      if (number != null) {
        return number.toString();
      }
    }
    return null;
  }

  private static double get(CustomerEvent event, String property) {
    Double value = event.numbers().get(property);
    return value == null ? Double.NaN : value;
  }
}
