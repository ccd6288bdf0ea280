package io.shoal.feature;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What can be computed of a user's events.
 *
 * <table>
 *   <caption>Kinds: what a profile keeps, and how it steps from window to window</caption>
 *   <tr><th>kind</th><th>slots</th><th>step over a gap</th><th>an event adds</th></tr>
 *   <tr><td>count</td><td>1</td><td>times decay</td><td>1</td></tr>
 *   <tr><td>sum</td><td>1</td><td>times decay</td><td>the property</td></tr>
 *   <tr><td>mean</td><td>2</td><td>times decay</td><td>the property, 1</td></tr>
 *   <tr><td>max</td><td>1</td><td>times decay</td><td>the larger</td></tr>
 *   <tr><td>distinct</td><td>16</td><td>times decay</td><td>1 at most, in the bucket of the value</td></tr>
 *   <tr><td>share</td><td>2</td><td>times decay</td><td>1 if it matches, 1</td></tr>
 *   <tr><td>entropy, bucket_share</td><td>buckets</td><td>times decay</td><td>1 in the bucket of the value</td></tr>
 *   <tr><td>recency</td><td>1</td><td>plus the gap</td><td>its age</td></tr>
 *   <tr><td>inter_event</td><td>3</td><td>times decay; age plus the gap</td><td>log of the time since the last, 1, its age</td></tr>
 *   <tr><td>hour_of_day, hour_of_week</td><td>3</td><td>times decay</td><td>sine, cosine, 1</td></tr>
 *   <tr><td>sequence</td><td>2</td><td>times decay; age plus the gap</td><td>1 where it completes</td></tr>
 * </table>
 *
 * A slot has 4 bytes; slots that are zero take none in state.
 */
public enum FeatureKind {
  COUNT,
  SUM,
  MEAN,
  MAX,
  DISTINCT,
  SHARE,
  ENTROPY,
  BUCKET_SHARE,
  RECENCY,
  INTER_EVENT,
  HOUR_OF_DAY,
  HOUR_OF_WEEK,
  SEQUENCE;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FeatureKind of(String code, String feature) {
    return Arrays.stream(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "feature '"
                        + feature
                        + "' has kind '"
                        + code
                        + "'; kinds are "
                        + Arrays.stream(values())
                            .map(FeatureKind::code)
                            .collect(Collectors.joining(", "))));
  }
}
