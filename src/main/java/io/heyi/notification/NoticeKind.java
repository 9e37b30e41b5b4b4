package io.heyi.notification;

/** What a notice is about: people choose by kind how they want to hear of it. Texts: {@code notification.kind.<name>} and {@code ….subject}, which holds no data of a case. */
public enum NoticeKind {
    TASK_ASSIGNED, TASK_OFFERED, TASK_HANDED_OVER, TASK_REMINDER, TASK_ESCALATED, MENTION, ASKED, ANSWERED, SUBSTITUTION, CASE_NEWS
}
