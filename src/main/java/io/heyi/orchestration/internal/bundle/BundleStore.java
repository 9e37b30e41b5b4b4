package io.heyi.orchestration.internal.bundle;

import io.heyi.orchestration.ModelBundles.ModelFile;
import io.heyi.orchestration.ModelKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BundleStore {

    private final JdbcClient jdbc;

    BundleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it is there already */
    boolean add(UUID bundle, List<ModelFile> files) {
        return files.stream().mapToInt(file -> jdbc.sql("insert into orchestration.bundle_file (bundle, kind, model_id, source, tag) values (:bundle, :kind, :id, :source, :tag) on conflict do nothing")
                .param("bundle", bundle).param("kind", file.kind().name()).param("id", file.id()).param("source", file.source()).param("tag", file.tag().orElse(null)).update()).sum() > 0;
    }

    List<ModelFile> files(UUID bundle) {
        return jdbc.sql("select kind, model_id, source, tag from orchestration.bundle_file where bundle = :bundle order by kind, model_id").param("bundle", bundle)
                .query((row, number) -> new ModelFile(ModelKind.valueOf(row.getString(1)), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4)))).list();
    }
}
