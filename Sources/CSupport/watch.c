#define _GNU_SOURCE

#include "CSupport.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/inotify.h>

int runsheet_watch_open(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }

int runsheet_watch_add(int watch, const char *folder) {
    const uint32_t events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB;
    return inotify_add_watch(watch, folder, events | IN_ONLYDIR) < 0 ? -1 : 0;
}
#else
int runsheet_watch_open(void) {
    errno = ENOSYS;
    return -1;
}

int runsheet_watch_add(int watch, const char *folder) {
    (void)watch;
    (void)folder;
    errno = ENOSYS;
    return -1;
}
#endif

int runsheet_watch_wait(int watch, int milliseconds) {
    struct pollfd wanted = {.fd = watch, .events = POLLIN};
    if (poll(&wanted, watch < 0 ? 0 : 1, milliseconds) <= 0) return 0;
    /* What happened is found by looking at the files: events can be lost, files cannot. */
    char events[16384];
    while (read(watch, events, sizeof events) > 0) continue;
    return 1;
}

int runsheet_listen_on_loopback(uint16_t *port) {
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0) return -1;
    int yes = 1;
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons(*port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (fcntl(listener, F_SETFD, FD_CLOEXEC) != 0 || fcntl(listener, F_SETFL, O_NONBLOCK) != 0 ||
        bind(listener, (struct sockaddr *)&address, size) != 0 || listen(listener, 64) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &size) != 0) {
        int failure = errno;
        close(listener);
        errno = failure;
        return -1;
    }
    *port = ntohs(address.sin_port);
    return listener;
}

int runsheet_accept(int listener) {
    int connection = accept(listener, NULL, NULL);
    if (connection < 0) return -1;
    fcntl(connection, F_SETFD, FD_CLOEXEC);
    fcntl(connection, F_SETFL, O_NONBLOCK);
#if defined(SO_NOSIGPIPE)
    int yes = 1;
    setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
#endif
    return connection;
}

ssize_t runsheet_send(int connection, const uint8_t *bytes, size_t count) {
#if defined(MSG_NOSIGNAL)
    return send(connection, bytes, count, MSG_NOSIGNAL);
#else
    return send(connection, bytes, count, 0);
#endif
}
