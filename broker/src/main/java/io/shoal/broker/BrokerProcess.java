package io.shoal.broker;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The broker as a process: says on standard output where it answers, and ends when its standard
 * input does, hence never outlives who started it.
 */
final class BrokerProcess {
  static final String READY = "ready ";

  private BrokerProcess() {}

  public static void main(String[] args) throws IOException {
    try (Broker broker = Broker.start(Path.of(args[0]))) {
      System.out.println(READY + broker.address());
      while (System.in.read() >= 0) {
        // Nothing is said on it: its end is what counts.
      }
    }
    System.exit(0);
  }
}
