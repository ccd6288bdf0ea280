package io.shoal.event;

import java.util.Map;
import java.util.Objects;

/**
 * One thing that one customer did, whatever shape it arrived in.
 *
 * @param id identity of the event, the same in every copy of it; not empty
 * @param user key of the customer; not empty
 * @param name what happened, in lower snake case ({@code product_view}); not empty
 * @param time event time, in milliseconds since the epoch
 * @param received when the event was received, in milliseconds since the epoch
 * @param source who sent it, for example {@code pixel-web}; {@code unknown} where the sender does
 *     not say
 * @param numbers numeric properties, all finite
 * @param texts text properties
 */
public record CustomerEvent(
    String id,
    String user,
    String name,
    long time,
    long received,
    String source,
    Map<String, Double> numbers,
    Map<String, String> texts) {

  public CustomerEvent {
    require(id, "id");
    require(user, "user");
    require(name, "name");
    require(source, "source");
    Objects.requireNonNull(numbers, "numbers");
    Objects.requireNonNull(texts, "texts");
  }

  private static void require(String value, String field) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("an event needs a " + field);
    }
  }
}
