package io.shoal.broker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Kafka for demo and tests, in a process of its own, whose clients may be of another version
 * than the broker. Process and directory are gone when it is closed, and when this JVM ends.
 */
public final class LocalBroker implements AutoCloseable {
  /** Names a file with the class path of this module, as its build writes it. */
  public static final String CLASSPATH = "SHOAL_BROKER_CLASSPATH";

  private static final int STOP_SECONDS = 20;

  private final Path directory;
  private final Process process;
  private final String address;

  private LocalBroker(Path directory, Process process, String address) {
    this.directory = directory;
    this.process = process;
    this.address = address;
  }

  /**
   * Starts a broker, and returns when it answers.
   *
   * @param directory of its own; must not exist
   * @throws IOException where it cannot be started
   */
  public static LocalBroker start(Path directory) throws IOException {
    String file = System.getenv(CLASSPATH);
    if (file == null) {
      throw new IOException(CLASSPATH + " does not name the file with the broker's class path");
    }
    Files.createDirectories(directory);
    Path log = directory.resolve("broker.log");
    String classes =
        LocalBroker.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classes + File.pathSeparator + Files.readString(Path.of(file)).strip(),
                BrokerProcess.class.getName(),
                directory.resolve("data").toString())
            .redirectError(log.toFile())
            .start();
    BufferedReader says = process.inputReader(StandardCharsets.UTF_8);
    for (String line = says.readLine(); line != null; line = says.readLine()) {
      if (line.startsWith(BrokerProcess.READY)) {
        return new LocalBroker(directory, process, line.substring(BrokerProcess.READY.length()));
      }
    }
    throw new IOException("the broker did not start: " + Files.readString(log));
  }

  /** {@code host:port}, for clients. */
  public String address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
