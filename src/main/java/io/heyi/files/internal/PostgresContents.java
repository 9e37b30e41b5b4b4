package io.heyi.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contents as rows of one megabyte each: one of them is in memory at a time, and no connection is held while a slow reader takes his time. */
@Component
class PostgresContents implements ContentStore {

    static final String NAME = "postgres";
    private static final int PIECE = 1024 * 1024;

    private final JdbcClient jdbc;

    PostgresContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @Transactional
    public void put(UUID id, Path content) throws IOException {
        remove(id);
        try (var source = Files.newInputStream(content)) {
            var number = 0;
            for (var piece = source.readNBytes(PIECE); piece.length > 0; piece = source.readNBytes(PIECE)) {
                jdbc.sql("insert into files.chunk (content, number, bytes) values (:id, :number, :bytes)").param("id", id).param("number", number++).param("bytes", piece).update();
            }
        }
    }

    @Override
    public InputStream open(UUID id) {
        return new SequenceInputStream(new Pieces(id));
    }

    @Override
    public void remove(UUID id) {
        jdbc.sql("delete from files.chunk where content = :id").param("id", id).update();
    }

    private final class Pieces implements Enumeration<InputStream> {

        private final UUID id;
        private Optional<byte[]> next;
        private int number;

        Pieces(UUID id) {
            this.id = id;
            this.next = read(0);
        }

        private Optional<byte[]> read(int which) {
            return jdbc.sql("select bytes from files.chunk where content = :id and number = :number").param("id", id).param("number", which).query((row, at) -> row.getBytes(1)).optional();
        }

        @Override
        public boolean hasMoreElements() {
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            var piece = next.orElseThrow(NoSuchElementException::new);
            next = read(++number);
            return new ByteArrayInputStream(piece);
        }
    }
}
