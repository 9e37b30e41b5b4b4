package io.heyi.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/** Every kind of page and resource that is measured, with addresses that exist in the generated data. */
final class PageKinds {
    private static final List<String> WORDS = List.of("oven", "Quiet", "nurses", "ME-01", "employee-0012", "tea bar 41", "host friends", "nothing like this");
    private static final int DIFFERENT = 40;

    private final Rows rows;
    private final List<String> users;

    PageKinds(Rows rows, List<String> users) {
        this.rows = rows;
        this.users = users;
    }

    List<PageKind> pages() throws SQLException {
        var kinds = new ArrayList<PageKind>();
        kinds.add(same("home", List.of("/")));
        kinds.add(same("inbox, mine", List.of("/inbox?view=mine")));
        kinds.add(same("inbox, my groups", List.of("/inbox?view=group", "/inbox?view=group&page=1")));
        kinds.add(same("inbox, done", List.of("/inbox?view=done", "/inbox?view=done&page=1")));
        kinds.add(perUser("task page", "/inbox/tasks/", this::tasks));
        kinds.add(same("proposals", List.of("/proposals", "/proposals?page=1")));
        kinds.add(perUser("case page", "/proposals/", this::proposals));
        kinds.add(same("directory of micro-enterprises", List.of("/microenterprises", "/microenterprises?page=20")));
        kinds.add(same("search of micro-enterprises", searches("/microenterprises?query=")));
        kinds.add(same("micro-enterprise page", codes("/microenterprises/", "")));
        kinds.add(same("micro-enterprise ledger", codes("/microenterprises/", "?page=1")));
        return kinds;
    }

    List<PageKind> resources() throws SQLException {
        String api = "/api/v1";
        var kinds = new ArrayList<PageKind>();
        kinds.add(same("GET /tasks?view=mine", List.of(api + "/tasks?view=mine")));
        kinds.add(same("GET /tasks?view=group", List.of(api + "/tasks?view=group")));
        kinds.add(same("GET /tasks?view=done", List.of(api + "/tasks?view=done")));
        kinds.add(perUser("GET /tasks/{id}", api + "/tasks/", this::tasks));
        kinds.add(same("GET /proposals", List.of(api + "/proposals")));
        kinds.add(perUser("GET /proposals/{id}", api + "/proposals/", this::proposals));
        kinds.add(same("GET /microenterprises", List.of(api + "/microenterprises", api + "/microenterprises?page=20")));
        kinds.add(same("GET /microenterprises?query=", searches(api + "/microenterprises?query=")));
        kinds.add(same("GET /microenterprises/{code}", codes(api + "/microenterprises/", "")));
        kinds.add(same("GET /microenterprises/{code}/ledger", codes(api + "/microenterprises/", "/ledger")));
        return kinds;
    }

    private PageKind same(String name, List<String> paths) {
        var all = new HashMap<String, List<String>>();
        users.forEach(user -> all.put(user, paths));
        return new PageKind(name, all);
    }

    private PageKind perUser(String name, String prefix, Function<String, List<String>> ids) {
        var all = new HashMap<String, List<String>>();
        users.forEach(user -> all.put(user, ids.apply(user).stream().map(prefix::concat).toList()));
        return new PageKind(name, all);
    }

    private static List<String> searches(String prefix) {
        return WORDS.stream().map(word -> prefix + word.replace(" ", "%20")).toList();
    }

    private List<String> codes(String prefix, String suffix) throws SQLException {
        return rows.column("select code from microenterprise.microenterprise order by md5(code) limit " + DIFFERENT).stream()
                .map(code -> prefix + code + suffix).toList();
    }

    /** Open ones first, of which a platform owner has enough; committee members have decided theirs. */
    private List<String> tasks(String user) {
        String own = user.startsWith("platform-owner-") ? "candidate_groups @> array['%s'] and state = 'OPEN'".formatted(user.replace("owner-", "owner:"))
                : "decided_by = '%1$s' or holder = '%1$s' and state = 'OPEN'".formatted(user);
        return column("select id::text from inbox.task where %s order by state = 'OPEN' desc, md5(id::text) limit %d".formatted(own, DIFFERENT));
    }

    private List<String> proposals(String user) {
        String seen = user.startsWith("entrepreneur-") ? "proposer = '%s'".formatted(user) : "status in ('FOUNDED', 'DECLINED', 'IN_DECISION')";
        return column("select id::text from microenterprise.proposal where %s order by md5(id::text) limit %d".formatted(seen, DIFFERENT));
    }

    private List<String> column(String sql) {
        try {
            List<String> ids = rows.column(sql);
            if (ids.isEmpty()) {
                throw new IllegalStateException("nothing to read: " + sql);
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
