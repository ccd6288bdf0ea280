package io.shoal.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of announcements, one a line, as they stand on the topic. */
public final class AnnouncementFile {
  private AnnouncementFile() {}

  /**
   * Reads all announcements, in the order of the file.
   *
   * @param name line of models that the job serves
   * @throws IOException that names the file and the line, where it cannot be read or a line is
   *     wrong or of another line of models
   */
  public static List<ModelAnnouncement> read(Path file, String name) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("cannot read the announcements " + file);
    }
    List<ModelAnnouncement> all = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          all.add(announcement(line, name, file + " line " + number));
        }
      }
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8 text", e);
    }
    return all;
  }

  private static ModelAnnouncement announcement(String line, String name, String where)
      throws IOException {
    ModelAnnouncement announcement;
    try {
      announcement = ModelAnnouncement.parse(line);
    } catch (IllegalArgumentException e) {
      throw new IOException(where + ": " + e.getMessage(), e);
    }
    if (!announcement.name().equals(name)) {
      throw new IOException(
          where
              + ": announces a model of the name '"
              + announcement.name()
              + "', and the job serves '"
              + name
              + "': announce a bundle that was trained with --name "
              + name);
    }
    return announcement;
  }
}
