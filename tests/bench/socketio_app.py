"""The peer Flask-SocketIO: rooms of a chat by long polling, as its manual shows."""

import flask
import flask_socketio

app = flask.Flask(__name__)
socketio = flask_socketio.SocketIO(app, async_mode="eventlet", ping_interval=25)


@socketio.on("join")
def join(topic):
    flask_socketio.join_room(topic)


@app.post("/publish/<topic>")
def publish(topic):
    socketio.send(flask.request.get_data(as_text=True), to=topic)
    return "", 204


@app.get("/healthz")
def healthz():
    return "ok"
