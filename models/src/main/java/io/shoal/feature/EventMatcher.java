package io.shoal.feature;

import io.shoal.event.CustomerEvent;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events a feature looks at.
 *
 * @param names names of events; {@code *} is any
 * @param property a property that the event must have; empty for none
 * @param equalTo the text that the property must be; empty for any
 * @param atLeast the least number that the property must be; minus infinity for any
 */
public record EventMatcher(Set<String> names, String property, String equalTo, double atLeast) {
  public EventMatcher {
    // In order, so that equal matchers read the same in every JVM: the hash of a spec follows.
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(equalTo, "equalTo");
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no event is named");
    }
  }

  /** Events of these names, whatever their properties. */
  public static EventMatcher named(Set<String> names) {
    return new EventMatcher(names, "", "", Double.NEGATIVE_INFINITY);
  }

  boolean isAny() {
    return names.contains("*");
  }

  boolean matchesName(String name) {
    return isAny() || names.contains(name);
  }

  boolean matches(CustomerEvent event) {
    if (!matchesName(event.name())) {
      return false;
    }
    if (!equalTo.isEmpty() && !equalTo.equals(event.texts().get(property))) {
      return false;
    }
    if (atLeast == Double.NEGATIVE_INFINITY) {
      return true;
    }
    Double value = event.numbers().get(property);
    return value != null && value >= atLeast;
  }
}
