package io.shoal.alertmanager;

import io.shoal.job.kafka.KafkaClientFlags;
import io.shoal.job.output.OutputTopic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shoal alertmanager-bridge}: drift alerts, from their topic to Alertmanagers. */
@Command(
    name = "alertmanager-bridge",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Tell Prometheus Alertmanagers of drift alerts, until it is stopped.")
public final class AlertmanagerBridgeCommand implements Callable<Integer> {
  /** As Prometheus does it: four rounds missed, and an alert ends. */
  private static final int ROUNDS_HELD = 4;

  @Mixin private KafkaClientFlags kafka = new KafkaClientFlags();

  @Option(
      names = "--alertmanager",
      paramLabel = "URL",
      required = true,
      arity = "1..*",
      description = "such as http://alertmanager:9093; all members of a cluster")
  private List<URI> alertmanagers;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "of drift alerts (${DEFAULT-VALUE})")
  private String topic = OutputTopic.DRIFT_ALERTS.topic();

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      split = ",",
      description = "alerts to pass on, of critical, warning, info, none (${DEFAULT-VALUE})")
  private List<String> severities = List.of("critical", "warning");

  @Option(
      names = "--resend",
      paramLabel = "DURATION",
      description = "time after which a firing alert is told again (${DEFAULT-VALUE})")
  private Duration resend = Duration.ofMinutes(1);

  @Option(
      names = "--runbooks",
      paramLabel = "URL",
      description = "put before the path of a runbook, such as docs/runbooks/conversion.md")
  private String runbooks = "";

  @Option(
      names = "--headers",
      paramLabel = "FILE",
      description = "file of lines 'Name: value', sent to the Alertmanager; the place for secrets")
  private Path headers;

  @Override
  public Integer call() throws Exception {
    if (resend.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("--resend must be at least PT1S, not " + resend);
    }
    for (String severity : severities) {
      if (!Set.of("critical", "warning", "info", "none").contains(severity)) {
        throw new IllegalArgumentException(
            "--severity must be of critical, warning, info, none, not '" + severity + "'");
      }
    }
    Map<String, String> sent = headers();
    List<Alertmanager> targets =
        alertmanagers.stream().map(address -> new Alertmanager(address, sent, resend)).toList();
    try (AlertTopic alerts = new AlertTopic(kafka.brokers(), topic, kafka.settings())) {
      AlertmanagerBridge bridge =
          new AlertmanagerBridge(
              alerts,
              new HeldAlerts(Set.copyOf(severities)),
              new PostableAlerts(resend.multipliedBy(ROUNDS_HELD), runbooks),
              targets,
              InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(bridge::stop));
      System.err.println("shoal: " + topic + " goes to " + alertmanagers);
      bridge.run();
    }
    return 0;
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    if (headers == null) {
      return lines;
    }
    for (String line : Files.readAllLines(headers)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        lines.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      } else if (!line.isBlank()) {
        throw new IOException("--headers " + headers + ": a line is not 'Name: value'");
      }
    }
    return lines;
  }
}
