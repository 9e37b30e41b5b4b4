package io.heyi.orchestration.internal.deployment;

import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ShippedModels;
import io.heyi.shared.CanonicalJson;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of what the product brought with it. A text that was there before is not news, also not after a step back to an older product. */
@Repository
class ShippedStore implements ShippedModels {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String version;

    ShippedStore(JdbcClient jdbc, Clock clock, ObjectProvider<BuildProperties> build) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("");
    }

    /** Several product instances may do so at once; the first one counts. */
    void remember(List<BaselineResource> files) {
        files.forEach(file -> jdbc.sql("""
                        insert into orchestration.shipped_model (kind, model_id, checksum, source, product_version, shipped_at, of_owner)
                        values (:kind, :id, :checksum, :source, :version, :now,
                            coalesce((select origin = 'STUDIO' from orchestration.deployed_resource where kind = :kind and resource_id = :id order by id desc limit 1), false))
                        on conflict (kind, model_id, checksum) do nothing""")
                .param("kind", file.kind().name()).param("id", file.id()).param("checksum", CanonicalJson.sha256(file.source())).param("source", file.source())
                .param("version", version).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update());
    }

    @Override
    public List<Line> besideOwners() {
        var lines = new LinkedHashMap<String, Line>();
        jdbc.sql("""
                        select shipped.* from orchestration.shipped_model shipped
                        join (select distinct on (kind, model_id) kind, model_id, of_owner from orchestration.shipped_model order by kind, model_id, id desc) newest using (kind, model_id)
                        where newest.of_owner order by kind, model_id, id desc""")
                .query(row -> {
                    var kind = ModelKind.valueOf(row.getString("kind"));
                    var id = row.getString("model_id");
                    var known = lines.getOrDefault(kind.fileName(id), new Line(kind, id, List.of()));
                    var shipped = new ArrayList<>(known.shipped());
                    shipped.add(new Shipped(row.getString("product_version"), row.getString("checksum"), row.getString("source"), row.getBoolean("of_owner")));
                    lines.put(kind.fileName(id), new Line(kind, id, shipped));
                });
        return lines.values().stream().filter(line -> line.shipped().size() > 1).toList();
    }
}
