package io.shoal.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One process of a cluster, sized by Flink's own rules for its memory. */
final class FlinkProcess {
  private static final String MEMORY = "org.apache.flink.runtime.util.bash.BashJavaUtils";
  private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";
  private static final int STOP_SECONDS = 10;

  private final Process process;

  private FlinkProcess(Process process) {
    this.process = process;
  }

  /**
   * What the processes of a cluster share.
   *
   * @param directory for logs
   * @param configuration directory of {@code config.yaml}
   * @param classes class path of Flink
   * @param lib what there is beside it
   */
  record Home(Path directory, Path configuration, String classes, Lib lib) {
    String classPath() {
      return Stream.concat(lib.jars().stream().map(Path::toString), Stream.of(classes))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Starts a JobManager or task manager. */
  static FlinkProcess start(Home home, String main, Map<String, String> settings, String name)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(List.of("--configDir", home.configuration.toString()));
    settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
    String command =
        name.startsWith("jobmanager") ? "GET_JM_RESOURCE_PARAMS" : "GET_TM_RESOURCE_PARAMS";
    List<String> ask = new ArrayList<>(List.of(command));
    ask.addAll(options);
    List<String> answer =
        runToEnd(home, MEMORY, ask)
            .lines()
            .filter(line -> line.contains(RESULT))
            .map(line -> line.substring(line.indexOf(RESULT) + RESULT.length()).strip())
            .toList();
    List<String> line = new ArrayList<>(java());
    line.addAll(List.of(answer.get(0).split("\\s+")));
    line.addAll(home.lib.javaOptions());
    line.addAll(List.of("-cp", home.classPath(), main));
    line.addAll(options);
    if (answer.size() > 1 && !answer.get(1).isEmpty()) {
      line.addAll(List.of(answer.get(1).split("\\s+")));
    }
    File log = home.directory.resolve(name + ".log").toFile();
    return new FlinkProcess(
        builder(home, line).redirectErrorStream(true).redirectOutput(log).start());
  }

  /**
   * Runs a class of Flink until it ends.
   *
   * @return what it printed
   * @throws IOException with what it printed, where it fails
   */
  static String runToEnd(Home home, String main, List<String> args)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(java());
    line.addAll(List.of("-cp", home.classPath(), main));
    line.addAll(args);
    Process process = builder(home, line).redirectErrorStream(true).start();
    String says =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(main + " failed: " + says);
    }
    return says;
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.time=ALL-UNNAMED",
        "-Duser.timezone=UTC",
        "-Dlog4j2.level=WARN");
  }

  private static ProcessBuilder builder(Home home, List<String> line) {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("FLINK_CONF_DIR", home.configuration.toString());
    return builder;
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
