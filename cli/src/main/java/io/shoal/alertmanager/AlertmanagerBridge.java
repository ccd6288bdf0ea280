package io.shoal.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Tells Alertmanagers what fires, again and again while it does, and when it ends. They forget what
 * they are not told of; so does this bridge, which starts from the topic alone.
 */
final class AlertmanagerBridge {
  private static final Duration POLL = Duration.ofMillis(500);

  private final AlertTopic topic;
  private final HeldAlerts held;
  private final PostableAlerts form;
  private final List<Alertmanager> targets;
  private final InstantSource clock;
  private volatile boolean stopped;

  AlertmanagerBridge(
      AlertTopic topic,
      HeldAlerts held,
      PostableAlerts form,
      List<Alertmanager> targets,
      InstantSource clock) {
    this.topic = topic;
    this.held = held;
    this.form = form;
    this.targets = List.copyOf(targets);
    this.clock = clock;
  }

  /** Runs until {@link #stop}. Nothing is told before all has been read that was there. */
  void run() throws InterruptedException {
    while (!stopped) {
      topic.poll(
          POLL,
          (event, written) -> {
            if (held.take(event, written)) {
              targets.forEach(Alertmanager::hurry);
            }
          });
      if (topic.isCaughtUp()) {
        tell();
      }
    }
  }

  private void tell() throws InterruptedException {
    Instant now = clock.instant();
    List<HeldAlert> alerts = held.at(now);
    if (alerts.isEmpty()) {
      return;
    }
    String body = form.write(alerts, now);
    for (Alertmanager target : targets) {
      if (target.isDue(now)) {
        String fault = target.tell(body, now);
        if (!fault.isEmpty()) {
          System.err.println("shoal: " + fault);
        }
      }
    }
  }

  void stop() {
    stopped = true;
  }
}
