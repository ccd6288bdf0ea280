package io.shoal.training.simulate;

/**
 * One line of the simulated log.
 *
 * @param received when it arrives; lines come in this order
 * @param tie breaks ties
 * @param line the JSON, or what a broken sender made of it, in ASCII
 */
record SimulatedEvent(long received, long tie, byte[] line) implements Comparable<SimulatedEvent> {
  @Override
  public int compareTo(SimulatedEvent other) {
    int byTime = Long.compare(received, other.received);
    return byTime != 0 ? byTime : Long.compare(tie, other.tie);
  }
}
