package io.shoal.job.run;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.broker.LocalBroker;
import io.shoal.cluster.FlinkCluster;
import io.shoal.cluster.Lib;
import io.shoal.job.kafka.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The deployed jar on a cluster of real processes, a JobManager and two task managers of two slots,
 * with a broker beside it. The bundle is {@code small} in the scratch directory.
 */
final class DeployedJob implements AutoCloseable {
  static final String EVENTS = "shop.events";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofMinutes(3);

  private final Path scratch;
  private final LocalBroker broker;
  private final FlinkCluster cluster;

  DeployedJob(Path scratch) throws Exception {
    this(scratch, new Lib(List.of(), List.of()));
  }

  /**
   * @param lib what the distribution has beside Flink
   */
  DeployedJob(Path scratch, Lib lib) throws Exception {
    this.scratch = scratch;
    broker = LocalBroker.start(scratch.resolve("broker"));
    try {
      cluster =
          FlinkCluster.start(
              scratch.resolve("cluster"),
              Path.of(System.getenv("FLINK_CONF_DIR")),
              2,
              Map.of(
                  "execution.checkpointing.interval",
                  "1 s",
                  "execution.checkpointing.dir",
                  scratch.resolve("checkpoints").toUri().toString(),
                  "heartbeat.interval",
                  "500 ms",
                  "heartbeat.timeout",
                  "5 s",
                  "taskmanager.memory.managed.size",
                  "128m"),
              lib);
    } catch (Exception e) {
      broker.close();
      throw e;
    }
  }

  FlinkCluster cluster() {
    return cluster;
  }

  /** What is sent to a topic, and read from others. */
  TestTopics topics(String events) {
    return new TestTopics(broker.address(), events);
  }

  static String jar() {
    return Path.of("target", "shoal.jar").toAbsolutePath().toString();
  }

  /**
   * Submits the job, and returns its id when it runs.
   *
   * @param flink options of {@code flink run}
   * @param job options of the job beside the bundle and the brokers
   */
  String submit(List<String> flink, String... job) throws Exception {
    return submit("small", flink, job);
  }

  /**
   * @param bundle directory of the bundle, in the scratch directory
   */
  String submit(String bundle, List<String> flink, String... job) throws Exception {
    List<String> line = new ArrayList<>(List.of("run", "-d"));
    line.addAll(flink);
    line.addAll(List.of(jar(), "--bundle", scratch.resolve(bundle).toString()));
    line.addAll(List.of("--brokers", broker.address(), "--max-parallelism", "8"));
    line.addAll(List.of(job));
    String says = cluster.flink(line.toArray(String[]::new));
    String id = says.substring(says.lastIndexOf(' ') + 1);
    await().atMost(LONG).until(() -> ask("/jobs/" + id).path("state").asText().equals("RUNNING"));
    return id;
  }

  private JsonNode ask(String path) throws Exception {
    return JSON.readTree(cluster.rest(path));
  }

  /** How many checkpoints of a job were completed, or restored from. */
  int checkpoints(String job, String what) throws Exception {
    return ask("/jobs/" + job + "/checkpoints").path("counts").path(what).asInt();
  }

  /** Returns when a checkpoint has been completed that began after now. */
  void awaitCheckpoint(String job) throws Exception {
    int before = checkpoints(job, "completed");
    await().atMost(LONG).until(() -> checkpoints(job, "completed") > before + 1);
  }

  /** Returns when announced models have been fetched and verified, or refused. */
  void awaitFetched(String job, int models) {
    await().atMost(LONG).until(() -> fetched(job) >= models);
  }

  private int fetched(String job) throws Exception {
    String metric = "0.model-fetch.numRecordsOut";
    for (JsonNode vertex : ask("/jobs/" + job).path("vertices")) {
      if (vertex.path("name").asText().contains("model-fetch")) {
        String path = "/jobs/" + job + "/vertices/" + vertex.path("id").asText();
        return ask(path + "/metrics?get=" + metric).path(0).path("value").asInt();
      }
    }
    return 0;
  }

  /** Kills the first of the task managers at once, and starts another in its place. */
  void replaceTaskManager() throws Exception {
    cluster.killTaskManager(0);
    cluster.startTaskManager();
  }

  void awaitRestore(String job) {
    await().atMost(LONG).until(() -> checkpoints(job, "restored") > 0);
  }

  /** Stops a job, and returns where its savepoint lies. */
  String stop(String job) throws Exception {
    Path savepoints = Files.createDirectories(scratch.resolve("savepoints"));
    cluster.flink("stop", "--savepointPath", savepoints.toUri().toString(), job);
    try (var found = Files.list(savepoints)) {
      return found.findFirst().orElseThrow().toUri().toString();
    }
  }

  void cancel(String job) throws Exception {
    cluster.flink("cancel", job);
  }

  @Override
  public void close() throws IOException {
    cluster.close();
    broker.close();
  }
}
