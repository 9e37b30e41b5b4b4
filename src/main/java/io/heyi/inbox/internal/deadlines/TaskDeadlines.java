package io.heyi.inbox.internal.deadlines;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.calendar.Calendars;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Tasks by deadline, in days of the reader's calendar (issue 6, part 7). */
@Component
class TaskDeadlines {

    static final int MOST_TASKS = 500;
    /** What is overdue longer is in the list of the overdue. */
    private static final int OVERDUE_YEARS = 10;

    private final TaskReading tasks;
    private final TaskTexts texts;
    private final Calendars calendars;
    private final Clock clock;

    TaskDeadlines(TaskReading tasks, TaskTexts texts, Calendars calendars, Clock clock) {
        this.tasks = tasks;
        this.texts = texts;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** @param mine whether the reader holds it; otherwise it waits for somebody of the reader's groups */
    record Due(String id, String url, String name, String subject, String businessKey, Instant dueAt, boolean mine) {}

    record Day(LocalDate date, boolean inMonth, boolean working, boolean today, List<Due> tasks) {}

    /**
     * @param overdue whatever is overdue now, in whichever month
     * @param weeks from Monday to Sunday, of the month and what its first and last week have of others
     * @param cut whether there are more tasks than shown
     */
    record Month(YearMonth month, List<Due> overdue, List<List<Day>> weeks, boolean cut) {

        /** Days of the month with a deadline. */
        public List<Day> busyDays() {
            return weeks.stream().flatMap(List::stream).filter(day -> day.inMonth() && !day.tasks().isEmpty()).toList();
        }
    }

    YearMonth thisMonth(CurrentUser user) {
        return YearMonth.from(today(calendars.of(user.username())));
    }

    Month month(YearMonth month, CurrentUser user, Locale locale) {
        var calendar = calendars.of(user.username());
        var first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var shown = tasks.due(user, start(first, calendar), start(last.plusDays(1), calendar), MOST_TASKS + 1);
        var now = clock.instant();
        var overdue = tasks.due(user, start(today(calendar).minusYears(OVERDUE_YEARS), calendar), now, MOST_TASKS);
        var byDay = shown.stream().limit(MOST_TASKS).map(task -> due(task, user, locale)).collect(Collectors.groupingBy(due -> day(due.dueAt(), calendar)));
        var weeks = new ArrayList<List<Day>>();
        for (var monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            weeks.add(week(monday, month, calendar, byDay));
        }
        return new Month(month, overdue.stream().map(task -> due(task, user, locale)).toList(), weeks, shown.size() > MOST_TASKS || overdue.size() == MOST_TASKS);
    }

    /** @param to the last day */
    List<Due> between(LocalDate from, LocalDate to, CurrentUser user, Locale locale) {
        var calendar = calendars.of(user.username());
        return tasks.due(user, start(from, calendar), start(to.plusDays(1), calendar), MOST_TASKS).stream().map(task -> due(task, user, locale)).toList();
    }

    private List<Day> week(LocalDate monday, YearMonth month, WorkingDays calendar, Map<LocalDate, List<Due>> byDay) {
        return IntStream.range(0, 7).mapToObj(monday::plusDays).map(date -> new Day(date, YearMonth.from(date).equals(month), calendar.isWorkingDay(date), date.equals(today(calendar)),
                byDay.getOrDefault(date, List.of()))).toList();
    }

    private Due due(Task task, CurrentUser user, Locale locale) {
        return new Due(task.id().toString(), "/inbox/tasks/" + task.id(), texts.name(task.taskType(), locale), task.subject(), task.businessKey(), task.dueAt().orElseThrow(),
                task.isHeldBy(user.username().value()));
    }

    private LocalDate today(WorkingDays calendar) {
        return day(clock.instant(), calendar);
    }

    private static LocalDate day(Instant at, WorkingDays calendar) {
        return LocalDate.ofInstant(at, calendar.zone());
    }

    private static Instant start(LocalDate day, WorkingDays calendar) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }
}
