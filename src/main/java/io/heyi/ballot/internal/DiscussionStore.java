package io.heyi.ballot.internal;

import io.heyi.ballot.BallotId;
import io.heyi.ballot.internal.Post.Answer;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Posts and answers, which are only ever added. Whoever adds one holds the ballot's row, so that numbers have no gap. */
@Repository
class DiscussionStore {

    private static final String STANDS = "kind = 'OBJECTION' and (select a.kind from ballot.answer a where a.ballot = p.ballot and a.post = p.number order by a.number desc limit 1)"
            + " is distinct from 'INTEGRATED'";

    private final JdbcClient jdbc;

    DiscussionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record AnswerRow(int post, Answer answer) {}

    void insert(BallotId id, Post post, String key) {
        jdbc.sql("insert into ballot.post (ballot, number, kind, text, option, author, key, at) values (:ballot, :number, :kind, :text, :option, :author, :key, :at)")
                .param("ballot", id.value()).param("number", post.number()).param("kind", post.kind().name()).param("text", post.text()).param("option", post.option())
                .param("author", post.author()).param("key", key).param("at", BallotStore.utc(post.at())).update();
    }

    void insert(BallotId id, int post, Answer answer, String key) {
        jdbc.sql("insert into ballot.answer (ballot, post, number, kind, text, author, key, at) values (:ballot, :post, :number, :kind, :text, :author, :key, :at)")
                .param("ballot", id.value()).param("post", post).param("number", answer.number()).param("kind", answer.kind().name()).param("text", answer.text())
                .param("author", answer.author()).param("key", key).param("at", BallotStore.utc(answer.at())).update();
    }

    /** Posts of a ballot; {@code author} null for those of everybody. */
    int count(BallotId id, String author) {
        return jdbc.sql("select count(*) from ballot.post where ballot = :ballot and author = coalesce(:author, author)").param("ballot", id.value())
                .param("author", author, java.sql.Types.VARCHAR).query(Integer.class).single();
    }

    Optional<Post> find(BallotId id, int number) {
        return posts(id, "select * from ballot.post p where ballot = :ballot and number = :number", Map.of("number", number)).stream().findFirst();
    }

    /** The post that this person wrote with this key. */
    Optional<Post> withKey(BallotId id, String author, String key) {
        return posts(id, "select * from ballot.post p where ballot = :ballot and author = :author and key = :key", Map.of("author", author, "key", key)).stream().findFirst();
    }

    /** The number of the post and of the answer to it that this person wrote with this key. */
    Optional<Map.Entry<Integer, Integer>> answerWithKey(BallotId id, String author, String key) {
        return jdbc.sql("select post, number from ballot.answer where ballot = :ballot and author = :author and key = :key").param("ballot", id.value()).param("author", author)
                .param("key", key).query((row, n) -> Map.entry(row.getInt("post"), row.getInt("number"))).optional();
    }

    /** In the order in which they were written. */
    List<Post> all(BallotId id) {
        return posts(id, "select * from ballot.post p where ballot = :ballot order by number", Map.of());
    }

    /** Newest first. */
    PageOf<Post> page(BallotId id, Discussion.Shown shown, PageRequest page) {
        var where = " from ballot.post p where ballot = :ballot and " + switch (shown) {
            case ALL -> "true";
            case QUESTION, REACTION, OBJECTION -> "kind = '" + shown + "'";
            case STANDING -> STANDS;
        };
        var total = jdbc.sql("select count(*)" + where).param("ballot", id.value()).query(Long.class).single();
        var posts = posts(id, "select *" + where + " order by number desc limit :limit offset :offset", Map.of("limit", page.size(), "offset", page.offset()));
        return PageOf.of(posts, total, page);
    }

    Discussion.Counts counts(BallotId id) {
        return jdbc.sql("""
                        select count(*) filter (where kind = 'QUESTION') as questions, count(*) filter (where kind = 'REACTION') as reactions,
                            count(*) filter (where kind = 'OBJECTION') as objections, count(*) filter (where %s) as standing from ballot.post p where ballot = :ballot""".formatted(STANDS))
                .param("ballot", id.value())
                .query((row, n) -> new Discussion.Counts(row.getInt("questions"), row.getInt("reactions"), row.getInt("objections"), row.getInt("standing"))).single();
    }

    private List<Post> posts(BallotId id, String sql, Map<String, Object> parameters) {
        var bare = jdbc.sql(sql).param("ballot", id.value()).params(parameters).query(DiscussionStore::post).list();
        var answers = answers(id, bare.stream().map(Post::number).toList());
        return bare.stream().map(post -> new Post(post.number(), post.kind(), post.text(), post.option(), post.author(), post.at(), answers.getOrDefault(post.number(), List.of()))).toList();
    }

    private Map<Integer, List<Answer>> answers(BallotId id, Collection<Integer> posts) {
        return jdbc.sql("select * from ballot.answer where ballot = :ballot and post = any (:posts) order by post, number").param("ballot", id.value())
                .param("posts", posts.toArray(Integer[]::new)).query(DiscussionStore::answer).list().stream()
                .collect(Collectors.groupingBy(AnswerRow::post, Collectors.mapping(AnswerRow::answer, Collectors.toList())));
    }

    private static Post post(ResultSet row, int n) throws SQLException {
        return new Post(row.getInt("number"), Post.Kind.valueOf(row.getString("kind")), row.getString("text"), row.getString("option"), row.getString("author"),
                BallotStore.instant(row, "at"), List.of());
    }

    private static AnswerRow answer(ResultSet row, int n) throws SQLException {
        return new AnswerRow(row.getInt("post"), new Answer(row.getInt("number"), Post.Reply.valueOf(row.getString("kind")), row.getString("text"), row.getString("author"),
                BallotStore.instant(row, "at")));
    }
}
