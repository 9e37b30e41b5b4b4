package io.heyi.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/** A place for contents. Putting and removing may be repeated. */
interface ContentStore {

    /** As the table of contents calls it. */
    String name();

    void put(UUID id, Path content) throws IOException;

    /** To be closed. */
    InputStream open(UUID id) throws IOException;

    void remove(UUID id);
}
