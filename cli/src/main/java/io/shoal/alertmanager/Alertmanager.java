package io.shoal.alertmanager;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One Alertmanager, and when it is to be told next. What it refuses is told once and not tried
 * again before the next round; where it does not answer, it is asked again after 1, 2, 4, ... up to
 * 60 seconds.
 */
final class Alertmanager {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(ANSWERS_WITHIN)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final URI target;
  private final Map<String, String> headers;
  private final Duration round;
  private Instant due = Instant.MIN;
  private Duration wait = FIRST_WAIT;

  /**
   * @param address such as {@code http://alertmanager:9093}, with its path prefix if it has one
   * @param headers sent with every request
   * @param round time from one telling to the next
   */
  Alertmanager(URI address, Map<String, String> headers, Duration round) {
    String base = address.toString();
    target = URI.create(base.replaceFirst("/*$", "") + "/api/v2/alerts");
    this.headers = Map.copyOf(headers);
    this.round = round;
  }

  /** There is something new: it is told at once, unless the Alertmanager does not answer. */
  void hurry() {
    if (wait.equals(FIRST_WAIT)) {
      due = Instant.MIN;
    }
  }

  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  /**
   * Tells it.
   *
   * @return what went wrong; empty if nothing
   */
  String tell(String alerts, Instant now) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(ANSWERS_WITHIN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(alerts, StandardCharsets.UTF_8));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      int status = answer.statusCode();
      if (status / 100 == 2) {
        wait = FIRST_WAIT;
        due = now.plus(round);
        return "";
      }
      if (status / 100 == 4 && status != 429) {
        wait = FIRST_WAIT;
        due = now.plus(round);
        return target + " refuses alerts (" + status + "): " + answer.body().strip();
      }
      return again(now, target + " answers " + status);
    } catch (IOException e) {
      return again(now, target + " does not answer: " + e);
    }
  }

  private String again(Instant now, String fault) {
    due = now.plus(wait);
    String words = fault + "; again in " + wait.toSeconds() + " s";
    wait = wait.multipliedBy(2);
    wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    return words;
  }
}
