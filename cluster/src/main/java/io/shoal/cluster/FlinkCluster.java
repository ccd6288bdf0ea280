package io.shoal.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real Flink cluster on this machine: a JobManager and task managers, each a process of its own
 * with the class path of a Flink distribution, and Flink's own command line. Its processes end when
 * it is closed.
 */
public final class FlinkCluster implements AutoCloseable {
  /** Names a file with the class path of this module, as its build writes it. */
  public static final String CLASSPATH = "SHOAL_CLUSTER_CLASSPATH";

  private static final String JOB_MANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
  private static final String COMMAND_LINE = "org.apache.flink.client.cli.CliFrontend";
  private static final long ANSWER_MILLIS = 60_000;

  private final FlinkProcess.Home home;
  private final Map<String, String> settings;
  private final int restPort;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<FlinkProcess> taskManagers = new ArrayList<>();
  private FlinkProcess jobManager;

  private FlinkCluster(FlinkProcess.Home home, Map<String, String> settings, int restPort) {
    this.home = home;
    this.settings = settings;
    this.restPort = restPort;
  }

  /**
   * Starts a cluster, and returns when its task managers have registered.
   *
   * @param directory of its own, for logs and scratch
   * @param configuration directory of {@code config.yaml}
   * @param taskManagers how many processes, of two slots each
   * @param more settings of Flink that win
   */
  public static FlinkCluster start(
      Path directory, Path configuration, int taskManagers, Map<String, String> more)
      throws IOException, InterruptedException {
    return start(directory, configuration, taskManagers, more, Lib.PLAIN);
  }

  /**
   * The same, with more in the directory {@code lib} of the distribution.
   *
   * @param lib what all of the cluster's processes, and its command line, have beside Flink
   */
  public static FlinkCluster start(
      Path directory, Path configuration, int taskManagers, Map<String, String> more, Lib lib)
      throws IOException, InterruptedException {
    String file = System.getenv(CLASSPATH);
    if (file == null) {
      throw new IOException(CLASSPATH + " does not name the file with Flink's class path");
    }
    Files.createDirectories(directory);
    int restPort = freePort();
    Map<String, String> settings = new TreeMap<>();
    settings.put("jobmanager.rpc.address", "localhost");
    settings.put("jobmanager.rpc.port", Integer.toString(freePort()));
    settings.put("jobmanager.memory.process.size", "1g");
    settings.put("taskmanager.memory.process.size", "1600m");
    settings.put("taskmanager.numberOfTaskSlots", "2");
    settings.put("rest.address", "localhost");
    settings.put("rest.port", Integer.toString(restPort));
    settings.put("io.tmp.dirs", directory.resolve("tmp").toString());
    settings.putAll(more);
    String classes = Files.readString(Path.of(file)).strip();
    FlinkProcess.Home own = new FlinkProcess.Home(directory, configuration, classes, lib);
    FlinkCluster cluster = new FlinkCluster(own, settings, restPort);
    try {
      cluster.jobManager =
          FlinkProcess.start(cluster.home, JOB_MANAGER, cluster.settings, "jobmanager");
      for (int i = 0; i < taskManagers; i++) {
        cluster.startTaskManager();
      }
      cluster.awaitTaskManagers(taskManagers);
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Adds a task manager, as an operator or Kubernetes would after one was lost. */
  public void startTaskManager() throws IOException, InterruptedException {
    String name = "taskmanager-" + taskManagers.size();
    taskManagers.add(FlinkProcess.start(home, TASK_MANAGER, settings, name));
  }

  /** Kills a task manager at once, as {@code kill -9} does. */
  public void killTaskManager(int index) throws InterruptedException {
    taskManagers.get(index).kill();
  }

  /**
   * Runs Flink's command line: {@code run}, {@code stop}, {@code cancel}, {@code list}.
   *
   * @return what it printed
   * @throws IOException with what it printed, where it fails
   */
  public String flink(String... args) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(args));
    List<String> cluster = new ArrayList<>(List.of("-t", "remote"));
    settings.forEach((key, value) -> cluster.add("-D" + key + "=" + value));
    line.addAll(1, cluster);
    return FlinkProcess.runToEnd(home, COMMAND_LINE, line);
  }

  /** The answer of Flink's REST interface, JSON, to a path such as {@code /jobs/overview}. */
  public String rest(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + restPort + path);
    return http.send(
            HttpRequest.newBuilder(uri).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
        .body();
  }

  private void awaitTaskManagers(int expected) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + ANSWER_MILLIS * 1_000_000;
    String ready = "\"taskmanagers\":" + expected + ",";
    String last = "no answer";
    while (System.nanoTime() < deadline) {
      try {
        last = rest("/overview");
        if (last.contains(ready)) {
          return;
        }
      } catch (IOException notYet) {
        last = notYet.toString();
      }
      Thread.sleep(200);
    }
    throw new IOException(
        "the cluster is not ready; its logs are in " + home.directory() + "; last: " + last);
  }

  @Override
  public void close() {
    for (FlinkProcess taskManager : taskManagers) {
      taskManager.stop();
    }
    if (jobManager != null) {
      jobManager.stop();
    }
  }
}
