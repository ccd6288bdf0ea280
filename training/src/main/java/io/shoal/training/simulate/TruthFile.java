package io.shoal.training.simulate;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The truth about a simulation: the phases of each customer's life, then what changes. */
final class TruthFile implements Closeable {
  private final JsonGenerator json;

  TruthFile(Path file) throws IOException {
    json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8);
  }

  void write(Scenario scenario, long seed, int days, Population population) throws IOException {
    json.writeStartObject();
    json.writeStringField("scenario", scenario.code());
    json.writeNumberField("seed", seed);
    time("start", Population.START);
    time("end", Population.START + days * Population.DAY);
    json.writeObjectFieldStart("users");
    for (Customer customer : population.customers()) {
      user(customer);
    }
    json.writeEndObject();
    json.writeArrayFieldStart("changes");
    for (Change change : population.changes()) {
      if (!change.isAnnounced()) {
        change(change, population.customers());
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("planned");
    for (Change change : population.changes()) {
      if (change.isAnnounced()) {
        planned(change);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void user(Customer customer) throws IOException {
    Life life = customer.life;
    json.writeArrayFieldStart(customer.id);
    phase(customer, life.from(), life.newUntil(), "new");
    phase(customer, life.newUntil(), life.lapsingFrom(), "active");
    phase(customer, life.lapsingFrom(), life.until(), "lapsing");
    json.writeEndArray();
  }

  /** A phase, in two parts if the customer's archetype turns within it. */
  private void phase(Customer customer, long from, long fullUntil, String phase)
      throws IOException {
    Course course = customer.course;
    long until = Math.min(fullUntil, customer.life.until());
    part(from, Math.min(until, course.renamedAt()), course.before(), phase);
    part(Math.max(from, course.renamedAt()), until, course.after(), phase);
  }

  private void part(long from, long until, Archetype archetype, String phase) throws IOException {
    if (from < until) {
      json.writeStartObject();
      time("from", from);
      time("until", until);
      json.writeStringField("archetype", archetype.name());
      json.writeStringField("phase", phase);
      json.writeEndObject();
    }
  }

  private void change(Change change, List<Customer> customers) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", change.kind().code());
    json.writeStringField("subject", change.subject());
    time("at", change.at());
    if (change.isStructural()) {
      time("until", change.until());
      archetypes("before", change.before());
      archetypes("after", change.after());
    }
    Traces traces = Traces.of(change);
    texts("names", traces.names());
    texts("touches", traces.touches());
    json.writeNumberField("affectedUsers", customers.stream().filter(change::touches).count());
    json.writeEndObject();
  }

  private void planned(Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", change.kind().code());
    time("from", change.at());
    time("to", change.until());
    json.writeEndObject();
  }

  private void archetypes(String field, List<Archetype> archetypes) throws IOException {
    texts(field, archetypes.stream().map(Archetype::name).toList());
  }

  private void texts(String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void time(String field, long millis) throws IOException {
    json.writeStringField(field, EventLog.time(millis));
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
